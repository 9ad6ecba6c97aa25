package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/** x (any) -> y: the elements from {@code start} on, {@code size} of them along each axis. */
public record Slice(List<Integer> start, List<Integer> size) implements Operator {
  public Slice {
    start = List.copyOf(start);
    size = List.copyOf(size);
    if (start.size() != size.size()) {
      throw new IllegalArgumentException(
          "start and size must have one length, got " + start + " and " + size);
    }
    start.forEach(at -> Arguments.atLeast("start", at, 0));
    size.forEach(extent -> Arguments.atLeast("size", extent, 1));
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.one(this, inputs);
    List<Integer> ends = new ArrayList<>();
    for (int axis = 0; axis < start.size(); axis++) {
      ends.add(Arguments.extent(this, start.get(axis), size.get(axis)));
    }
    boolean fits = x.rank() == start.size();
    for (int axis = 0; fits && axis < x.rank(); axis++) {
      fits = ends.get(axis) <= x.at(axis);
    }
    if (!fits) {
      throw new IllegalArgumentException(this + " does not fit into " + x);
    }
    return new Shape(size);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
