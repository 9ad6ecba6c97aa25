package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Tensor;

/**
 * One example as its attacker sees it. Every question is counted. The sub-types open the window
 * wider.
 */
public interface Victim {
  Domain domain();

  /** The unperturbed input. */
  Tensor original();

  Goal goal();

  /** What has been asked so far. */
  Cost cost();

  /** The model's label for x; one forward pass. */
  int label(Tensor x);

  /** Whether the model's answer for x reaches the goal; one forward pass. */
  default boolean fooled(Tensor x) {
    return goal().reachedBy(label(x));
  }

  /** An example of which the attacker sees logits. */
  interface Scores extends Victim {
    /** Logits (classes) for x; one forward pass. */
    Tensor scores(Tensor x);
  }

  /** An example of which the attacker sees gradients. */
  interface Gradients extends Scores {
    /** Loss, logits and input gradient at x; one forward and one backward pass. */
    Slope slope(Tensor x, Loss loss);
  }
}
