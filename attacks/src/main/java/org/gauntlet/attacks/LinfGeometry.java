package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Tensor;

/** The largest change of any coordinate. */
record LinfGeometry() implements Geometry {
  @Override
  public double length(double[] difference) {
    double longest = 0;
    for (double d : difference) {
      longest = Math.max(longest, Math.abs(d));
    }
    return longest;
  }

  @Override
  public double[] shrink(double[] difference, double radius) {
    double[] result = new double[difference.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.clamp(difference[i], -radius, radius);
    }
    return result;
  }

  /** The sign of the gradient. */
  @Override
  public double[] uphill(Tensor x, Tensor gradient, Domain domain) {
    double[] direction = new double[gradient.size()];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = Math.signum(gradient.at(i));
    }
    return direction;
  }

  @Override
  public double[] random(int n, double radius, RandomStream stream) {
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      result[i] = radius * (2 * stream.uniform() - 1);
    }
    return result;
  }
}
