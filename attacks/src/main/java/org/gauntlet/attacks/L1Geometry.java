package org.gauntlet.attacks;

import java.util.Arrays;
import org.gauntlet.core.Domain;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Tensor;

/** The sum of the changes of all coordinates. */
record L1Geometry() implements Geometry {
  /** The share of coordinates that one step moves (SLIDE's default, q = 99 %). */
  private static final double MOVED = 0.01;

  @Override
  public double length(double[] difference) {
    double sum = 0;
    for (double d : difference) {
      sum += Math.abs(d);
    }
    return sum;
  }

  /** Soft threshold found by sorting (Duchi et al. 2008, figure 1). */
  @Override
  public double[] shrink(double[] difference, double radius) {
    double threshold = threshold(difference, radius);
    double[] result = new double[difference.length];
    for (int i = 0; i < result.length; i++) {
      double left = Math.max(Math.abs(difference[i]) - threshold, 0);
      result[i] = Math.copySign(left, difference[i]);
    }
    return result;
  }

  private static double threshold(double[] difference, double radius) {
    double[] falling = falling(difference);
    double sum = 0;
    double threshold = 0;
    for (int k = 0; k < falling.length; k++) {
      sum += falling[k];
      double candidate = (sum - radius) / (k + 1);
      if (falling[k] <= candidate) {
        break;
      }
      threshold = candidate;
    }
    return threshold;
  }

  /** Magnitudes, largest first. */
  private static double[] falling(double[] values) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = -Math.abs(values[i]);
    }
    Arrays.sort(sorted);
    return Geometry.scale(sorted, -1);
  }

  /**
   * The signs of the steepest 1 % of coordinates (SLIDE: Tramèr and Boneh 2019, section 3.1), all
   * equally far. The single steepest one would be optimal for a linear loss but climbs real ones
   * slowly. Coordinates that the domain stops from going their way do not count: they would hold
   * their places for ever and move nothing.
   */
  @Override
  public double[] uphill(Tensor x, Tensor gradient, Domain domain) {
    double[] g = Geometry.doubles(gradient);
    for (int i = 0; i < g.length; i++) {
      boolean stopped = g[i] > 0 ? x.at(i) >= domain.high() : x.at(i) <= domain.low();
      g[i] = stopped ? 0 : g[i];
    }
    double least = falling(g)[(int) (MOVED * (g.length - 1))];
    double[] signs = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      signs[i] = Math.abs(g[i]) >= least ? Math.signum(g[i]) : 0;
    }
    double moved = length(signs);
    return moved == 0 ? signs : Geometry.scale(signs, 1 / moved);
  }

  /** Exponential magnitudes have no preferred direction in this norm. */
  @Override
  public double[] random(int n, double radius, RandomStream stream) {
    double[] direction = new double[n];
    for (int i = 0; i < n; i++) {
      double magnitude = -StrictMath.log(1 - stream.uniform());
      direction[i] = stream.nextInt(2) == 0 ? magnitude : -magnitude;
    }
    return Geometry.scale(direction, radius * Geometry.depth(n, stream) / length(direction));
  }
}
