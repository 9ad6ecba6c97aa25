package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (any) -> y (same): exp(x) over its sum along an axis, or the logarithm of that. */
public record Softmax(int axis, boolean log) implements Operator {
  public Softmax {
    Arguments.atLeast("axis", axis, 0);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.reaching(this, inputs, axis);
  }
}
