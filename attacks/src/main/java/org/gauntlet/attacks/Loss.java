package org.gauntlet.attacks;

import org.gauntlet.core.Tensor;

/** What the adversary climbs; larger is always better for it, for every goal. */
public enum Loss {
  CROSS_ENTROPY,
  MARGIN,
  DLR;

  /** The loss of logits (classes). */
  public double value(Tensor scores, Goal goal) {
    return 0;
  }

  /** The derivative of the loss with respect to the logits (classes). */
  public Tensor cotangent(Tensor scores, Goal goal) {
    return scores;
  }
}
