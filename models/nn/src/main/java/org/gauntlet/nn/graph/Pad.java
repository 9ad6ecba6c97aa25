package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (any) -> y: x within a frame of one value, so many elements before and after along each axis.
 */
public record Pad(List<Integer> before, List<Integer> after, float value) implements Operator {
  public Pad {
    before = List.copyOf(before);
    after = List.copyOf(after);
    if (before.size() != after.size()) {
      throw new IllegalArgumentException(
          "before and after must have one length, got " + before + " and " + after);
    }
    before.forEach(pad -> Arguments.atLeast("before", pad, 0));
    after.forEach(pad -> Arguments.atLeast("after", pad, 0));
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, got " + value);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.one(this, inputs);
    if (x.rank() != before.size()) {
      throw new IllegalArgumentException(this + " takes " + before.size() + " axes, got " + x);
    }
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      dims.add(Arguments.extent(this, before.get(axis), x.at(axis), after.get(axis)));
    }
    return new Shape(dims);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
