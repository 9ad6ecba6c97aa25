package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (..., R) -> y (same): (x - mean) / sqrt(variance + epsilon), both of all the values R that one
 * place of the axes before {@code axis} holds: the heart of layer, instance and group
 * normalisation.
 */
public record Standardize(int axis, float epsilon) implements Operator {
  public Standardize {
    Arguments.atLeast("axis", axis, 0);
    if (!(epsilon >= 0) || !Float.isFinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be >= 0 and finite, got " + epsilon);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.reaching(this, inputs, axis);
  }
}
