package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (any) -> y (same): in training each value is zeroed with probability rate and scaled by
 * 1/(1-rate); otherwise the identity.
 */
public record Dropout(float rate) implements Operator {
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in [0, 1), got " + rate);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.one(this, inputs);
  }
}
