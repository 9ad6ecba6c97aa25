package org.gauntlet.attacks;

import org.gauntlet.core.Tensor;

/**
 * The logarithm of a softmax, computed so that nothing cancels: a model that is sure of itself
 * still has a loss and a slope.
 */
final class CrossEntropy {
  private CrossEntropy() {}

  static double value(Tensor z, Goal goal) {
    return goal instanceof Goal.Reach reach
        ? -surprise(z, reach.target())
        : surprise(z, goal.truth());
  }

  /** softmax(z) - onehot(y), or onehot(t) - softmax(z). */
  static Tensor cotangent(Tensor z, Goal goal) {
    return goal instanceof Goal.Reach reach
        ? excess(z, reach.target()).times(-1)
        : excess(z, goal.truth());
  }

  /** -log softmax(z)_k. */
  private static double surprise(Tensor z, int k) {
    int top = z.argmax();
    return ((double) z.at(top) - z.at(k)) + StrictMath.log1p(massBeside(z, top));
  }

  /** softmax(z) - onehot(k), its k-th element being minus the sum of the others. */
  private static Tensor excess(Tensor z, int k) {
    int top = z.argmax();
    double whole = 1 + massBeside(z, top);
    float[] result = new float[z.size()];
    double others = 0;
    for (int j = 0; j < result.length; j++) {
      if (j != k) {
        double probability = StrictMath.exp((double) z.at(j) - z.at(top)) / whole;
        result[j] = (float) probability;
        others += probability;
      }
    }
    result[k] = (float) -others;
    return Tensor.adopt(z.shape(), result);
  }

  /** The sum of exp(z_j - z_top) over all j but the top. */
  private static double massBeside(Tensor z, int top) {
    double mass = 0;
    for (int j = 0; j < z.size(); j++) {
      mass += j == top ? 0 : StrictMath.exp((double) z.at(j) - z.at(top));
    }
    return mass;
  }
}
