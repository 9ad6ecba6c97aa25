package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (any) -> y (same): the nearest number in [low, high]. On the edges the gradient is 0, as
 * Relu's.
 */
public record Clip(float low, float high) implements Operator {
  public Clip {
    if (!Float.isFinite(low) || !Float.isFinite(high) || low >= high) {
      throw new IllegalArgumentException(
          "low must be below high, both finite, got " + low + " and " + high);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.one(this, inputs);
  }
}
