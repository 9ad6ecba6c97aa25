package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (same rank) -> y (shape): repeated along the axes in which it is 1. */
public record Expand(Shape shape) implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (!Broadcast.stretches(Arguments.one(this, inputs), shape)) {
      throw new IllegalArgumentException(
          inputs.getFirst() + " does not stretch to what " + this + " makes");
    }
    return shape;
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
