package org.gauntlet.harness.gate;

import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.GateResult.Verdict;

/** How a measured share is held against a threshold. */
public enum Rule {
  /** Pass when proven to reach it, fail when proven to miss it, inconclusive between. */
  LOWER_BOUND("lower-bound"),

  /** Fail only when proven to miss it. */
  NOT_WORSE_THAN("not-worse-than"),

  /** Compare the figure itself; near the threshold that is tossing a coin. */
  POINT("point");

  private final String word;

  Rule(String word) {
    this.word = word;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  Verdict judge(Estimate estimate, double threshold, double confidence) {
    boolean missed = estimate.upperBound(confidence) < threshold;
    return switch (this) {
      case POINT -> estimate.share() >= threshold ? Verdict.PASS : Verdict.FAIL;
      case NOT_WORSE_THAN -> missed ? Verdict.FAIL : Verdict.PASS;
      case LOWER_BOUND -> {
        boolean reached = estimate.lowerBound(confidence) >= threshold;
        yield missed ? Verdict.FAIL : reached ? Verdict.PASS : Verdict.INCONCLUSIVE;
      }
    };
  }
}
