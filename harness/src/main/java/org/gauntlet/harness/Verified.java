package org.gauntlet.harness;

import java.util.Optional;
import org.gauntlet.core.Tensor;

/**
 * A trial with the candidate it is about, if the attack returned one.
 *
 * @param confidence of the label, or -1 when the target answers labels only or not at all
 */
public record Verified(Trial trial, Optional<Tensor> candidate, double confidence) {
  public boolean broken() {
    return trial.outcome() == Trial.Outcome.BROKEN;
  }
}
