package org.gauntlet.harness;

import java.util.List;

/**
 * A reason to doubt the numbers, with its evidence.
 *
 * @param blocking whether a passing verdict must not be given while it stands
 * @param evidence one sentence with the figures
 * @param examples ids of examples that show it, at most ten
 */
public record Finding(Kind kind, boolean blocking, String evidence, List<String> examples) {

  /** What is doubtful; the title and the advice are for people. */
  public enum Kind {
    RANDOMISED_OUTPUT,
    PROBABILITIES,
    ZERO_GRADIENTS,
    NON_FINITE,
    NOT_MONOTONE,
    OUTSIDE_THREAT,
    BLACK_BOX_WINS,
    STRONGER_ATTACK_HELPS,
    MASKED_GRADIENTS,
    CHANCE_ACCURACY,
    CONSTANT_OUTPUT,
    ERRORS
  }
}
