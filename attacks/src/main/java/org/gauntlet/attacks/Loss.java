package org.gauntlet.attacks;

import org.gauntlet.core.Refusal;
import org.gauntlet.core.Tensor;

/**
 * What the adversary climbs; larger is always better for it, for every goal. Below, z are the
 * logits, y is the true class, t the target.
 */
public enum Loss {
  /** -log softmax(z)_y, or log softmax(z)_t. */
  CROSS_ENTROPY,

  /** max_{j != y} z_j - z_y, or z_t - max_{j != t} z_j: above zero just where the goal is met. */
  MARGIN,

  /**
   * The margin in units of the spread of the leading logits, blind to their scale (Croce and Hein
   * 2020, equations 6 and 7): -(z_y - max_{j != y} z_j) / (z_(1) - z_(3)), or -(z_y - z_t) / (z_(1)
   * - (z_(3) + z_(4)) / 2). Needs three classes, with a target four.
   */
  DLR;

  /** The loss of logits (classes). */
  public double value(Tensor scores, Goal goal) {
    check(goal, scores.size());
    return switch (this) {
      case CROSS_ENTROPY -> CrossEntropy.value(scores, goal);
      case MARGIN -> Margin.value(scores, goal);
      case DLR -> LogitsRatio.value(scores, goal);
    };
  }

  /** The derivative (classes) of the loss with respect to the logits (classes). */
  public Tensor cotangent(Tensor scores, Goal goal) {
    check(goal, scores.size());
    return switch (this) {
      case CROSS_ENTROPY -> CrossEntropy.cotangent(scores, goal);
      case MARGIN -> Margin.cotangent(scores, goal);
      case DLR -> LogitsRatio.cotangent(scores, goal);
    };
  }

  /** Refuses a model of too few classes. */
  void check(Goal goal, int classes) {
    int needed = this != DLR ? 2 : goal instanceof Goal.Reach ? 4 : 3;
    if (classes < needed) {
      throw Refusal.usage(
          "the DLR loss needs at least %d classes%s, the model has %d: use the margin loss"
              .formatted(needed, needed == 4 ? " when there is a target" : "", classes));
    }
  }
}
