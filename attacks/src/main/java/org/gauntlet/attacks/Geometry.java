package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Tensor;

/** The arithmetic of one norm. Differences (n) from the original are in double. */
sealed interface Geometry permits LinfGeometry, L2Geometry, L1Geometry {
  double length(double[] difference);

  /** The nearest difference of at most the given length, for one that is longer. */
  double[] shrink(double[] difference, double radius);

  /**
   * A direction (n) of length 1 along which a loss with this gradient rises; zero where the
   * gradient is zero.
   */
  double[] uphill(Tensor x, Tensor gradient, Domain domain);

  /** A difference drawn uniformly from the ball. */
  double[] random(int n, double radius, RandomStream stream);

  /**
   * The factor that spreads directions uniformly over a ball: u^(1/n), since a ball's volume grows
   * with the n-th power of its radius.
   */
  static double depth(int n, RandomStream stream) {
    return StrictMath.pow(stream.uniform(), 1.0 / n);
  }

  static double[] scale(double[] values, double factor) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] * factor;
    }
    return result;
  }

  static double[] doubles(Tensor x) {
    double[] result = new double[x.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = x.at(i);
    }
    return result;
  }
}
