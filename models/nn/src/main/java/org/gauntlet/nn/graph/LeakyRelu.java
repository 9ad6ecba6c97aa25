package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (any) -> y (same): x where x > 0, otherwise slope * x. */
public record LeakyRelu(float slope) implements Operator {
  public LeakyRelu {
    if (!(slope >= 0 && slope < 1)) {
      throw new IllegalArgumentException("slope must be in [0, 1), got " + slope);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.one(this, inputs);
  }
}
