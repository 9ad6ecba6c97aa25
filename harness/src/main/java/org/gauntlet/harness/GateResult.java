package org.gauntlet.harness;

/**
 * One gate's outcome.
 *
 * @param metric clean-accuracy or robust-accuracy
 * @param threshold the share asked for, a fraction of one
 * @param rule lower-bound, not-worse-than or point
 * @param note one clause for people, may be empty
 */
public record GateResult(
    String id,
    String metric,
    Verdict verdict,
    Proportion value,
    double threshold,
    String rule,
    double confidence,
    String note) {

  /** The five verdicts of a gate. */
  public enum Verdict {
    PASS,
    FAIL,
    INCONCLUSIVE,
    UNASSESSED,
    WAIVED
  }
}
