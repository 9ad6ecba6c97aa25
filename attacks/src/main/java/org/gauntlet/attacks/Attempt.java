package org.gauntlet.attacks;

import org.gauntlet.core.Tensor;

/** How one case's attack ended. */
public sealed interface Attempt {
  Case of();

  Cost cost();

  /** The attack returned a candidate; nobody has verified it yet. */
  record Returned(Case of, Tensor candidate, Cost cost) implements Attempt {}

  /** The model or the attack failed on this case. */
  record Failed(Case of, String reason, Cost cost) implements Attempt {}
}
