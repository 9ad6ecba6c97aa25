package org.gauntlet.attacks;

import org.gauntlet.core.Tensor;

/** The distance of two logits. */
final class Margin {
  private Margin() {}

  static double value(Tensor z, Goal goal) {
    return (double) z.at(risen(z, goal)) - z.at(fallen(z, goal));
  }

  static Tensor cotangent(Tensor z, Goal goal) {
    float[] result = new float[z.size()];
    result[risen(z, goal)] = 1;
    result[fallen(z, goal)] = -1;
    return Tensor.adopt(z.shape(), result);
  }

  /** The class that should win. */
  private static int risen(Tensor z, Goal goal) {
    return goal instanceof Goal.Reach reach ? reach.target() : strongestBeside(z, goal.truth());
  }

  /** The class that should lose. */
  private static int fallen(Tensor z, Goal goal) {
    return goal instanceof Goal.Reach reach ? strongestBeside(z, reach.target()) : goal.truth();
  }

  /** The class of the largest logit but the k-th; the first of equals. */
  static int strongestBeside(Tensor z, int k) {
    int best = k == 0 ? 1 : 0;
    for (int j = best + 1; j < z.size(); j++) {
      if (j != k && z.at(j) > z.at(best)) {
        best = j;
      }
    }
    return best;
  }
}
