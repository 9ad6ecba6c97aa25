package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (any) -> y (shape): the same values in row-major order. */
public record Reshape(Shape shape) implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (Arguments.one(this, inputs).size() != shape.size()) {
      throw new IllegalArgumentException(
          this + " needs " + shape.size() + " values, got " + inputs.getFirst());
    }
    return shape;
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
