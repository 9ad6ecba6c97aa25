package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (any) -> y (same): x where x > 0, otherwise alpha * (exp(x) - 1). */
public record Elu(float alpha) implements Operator {
  public Elu {
    if (!(alpha > 0) || !Float.isFinite(alpha)) {
      throw new IllegalArgumentException("alpha must be > 0, got " + alpha);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.one(this, inputs);
  }
}
