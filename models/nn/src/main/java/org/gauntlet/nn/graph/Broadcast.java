package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/** NumPy's rule for joining shapes of one rank: extents are equal, or one of them is 1. */
final class Broadcast {
  private Broadcast() {}

  /** The shape that both stretch to. */
  static Shape join(Operator operator, Shape a, Shape b) {
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < Math.min(a.rank(), b.rank()); axis++) {
      dims.add(Math.max(a.at(axis), b.at(axis)));
    }
    Shape joined = new Shape(dims);
    if (a.rank() != b.rank() || !stretches(a, joined) || !stretches(b, joined)) {
      throw new IllegalArgumentException(
          operator
              + " takes shapes of one rank whose extents are equal or 1, got "
              + a
              + " and "
              + b);
    }
    return joined;
  }

  /** Whether a shape stretches to another of the same rank. */
  static boolean stretches(Shape from, Shape to) {
    boolean stretches = from.rank() == to.rank();
    for (int axis = 0; stretches && axis < from.rank(); axis++) {
      stretches = from.at(axis) == to.at(axis) || from.at(axis) == 1;
    }
    return stretches;
  }
}
