package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * All inputs within epsilon of the original, measured by a norm. Projections and random points are
 * rounded towards the original, so they lie inside exactly; {@link #allows} forgives others a
 * millionth of epsilon.
 */
public record NormBall(Norm norm, float epsilon) implements Threat {
  private static final double TOLERANCE = 1e-6;

  /** What summing a long difference may add to its length; such a point counts as inside. */
  private static final double SUMMING = 1e-9;

  public NormBall {
    if (!(epsilon >= 0) || Float.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be >= 0 and finite, got " + epsilon);
    }
  }

  @Override
  public Tensor project(Tensor original, Tensor x, Domain domain) {
    if (epsilon == 0) {
      return original;
    }
    double[] difference = difference(original, x);
    Geometry geometry = norm.geometry();
    if (geometry.length(difference) <= epsilon * (1 + slack())) {
      return domain.clamp(x);
    }
    double[] shrunk = geometry.shrink(difference, epsilon);
    float[] values = new float[x.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = shrunk[i] == difference[i] ? x.at(i) : inward(original.at(i), shrunk[i]);
    }
    return domain.clamp(Tensor.adopt(x.shape(), values));
  }

  @Override
  public Tensor ascend(Tensor x, Tensor gradient, float step, Domain domain) {
    double[] direction = norm.geometry().uphill(x, gradient, domain);
    float[] values = new float[x.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (x.at(i) + step * direction[i]);
    }
    return Tensor.adopt(x.shape(), values);
  }

  /** Uniform in the ball, then clamped to the domain. */
  @Override
  public Tensor random(Tensor original, Domain domain, Seed seed) {
    double[] difference = norm.geometry().random(original.size(), epsilon, seed.open());
    float[] values = new float[original.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = inward(original.at(i), difference[i]);
    }
    return project(original, Tensor.adopt(original.shape(), values), domain);
  }

  @Override
  public double distance(Tensor original, Tensor x) {
    return norm.geometry().length(difference(original, x));
  }

  @Override
  public boolean allows(Tensor original, Tensor x, Domain domain) {
    return domain.contains(x) && distance(original, x) <= epsilon * (1 + TOLERANCE);
  }

  private double slack() {
    return norm == Norm.LINF ? 0 : SUMMING;
  }

  private static double[] difference(Tensor original, Tensor x) {
    double[] difference = new double[x.size()];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (double) x.at(i) - original.at(i);
    }
    return difference;
  }

  /** The float nearest to {@code from + by} that is no farther from {@code from}. */
  private static float inward(float from, double by) {
    float to = (float) (from + by);
    return Math.abs((double) to - from) <= Math.abs(by) ? to : Math.nextAfter(to, (double) from);
  }
}
