package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (any) -> y (D): the same values in row-major order. */
public record Flatten() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.of(Arguments.one(this, inputs).size());
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
