package org.gauntlet.attacks;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Tensor;

/** The difference of logits ratio: a margin over the spread of the leading logits. */
final class LogitsRatio {
  /** Keeps the quotient finite where the leading logits are equal. */
  private static final double SOFTENING = 1e-12;

  private LogitsRatio() {}

  static double value(Tensor z, Goal goal) {
    return rise(z, goal) / spread(z, goal);
  }

  /** The quotient rule. */
  static Tensor cotangent(Tensor z, Goal goal) {
    double spread = spread(z, goal);
    double value = rise(z, goal) / spread;
    List<Integer> order = falling(z);
    double[] result = new double[z.size()];
    result[risen(z, goal)] += 1 / spread;
    result[goal.truth()] -= 1 / spread;
    result[order.get(0)] -= value / spread;
    if (goal instanceof Goal.Reach) {
      result[order.get(2)] += value / spread / 2;
      result[order.get(3)] += value / spread / 2;
    } else {
      result[order.get(2)] += value / spread;
    }
    float[] floats = new float[result.length];
    for (int j = 0; j < floats.length; j++) {
      floats[j] = (float) result[j];
    }
    return Tensor.adopt(z.shape(), floats);
  }

  private static double rise(Tensor z, Goal goal) {
    return (double) z.at(risen(z, goal)) - z.at(goal.truth());
  }

  private static int risen(Tensor z, Goal goal) {
    return goal instanceof Goal.Reach reach
        ? reach.target()
        : Margin.strongestBeside(z, goal.truth());
  }

  private static double spread(Tensor z, Goal goal) {
    List<Integer> order = falling(z);
    double third = z.at(order.get(2));
    double foot = goal instanceof Goal.Reach ? (third + z.at(order.get(3))) / 2 : third;
    return z.at(order.get(0)) - foot + SOFTENING;
  }

  /** The classes from the largest logit to the smallest. */
  private static List<Integer> falling(Tensor z) {
    return IntStream.range(0, z.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> -z.at(j)))
        .toList();
  }
}
