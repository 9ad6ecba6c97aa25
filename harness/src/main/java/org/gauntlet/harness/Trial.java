package org.gauntlet.harness;

/**
 * One attack on one example under one budget, as verified by the harness.
 *
 * @param clean the target's answer to the unperturbed example
 * @param label the target's answer to the candidate; the clean one when there was none
 * @param distance from the original to the candidate; 0 when there was none
 * @param forwards and backwards: what the attack asked of its model; the verification is not
 *     counted
 * @param reason why it failed, otherwise empty
 */
public record Trial(
    String id,
    int truth,
    int clean,
    float epsilon,
    String attack,
    Outcome outcome,
    int label,
    double distance,
    long forwards,
    long backwards,
    String reason)
    implements Line {

  /** How an attacked example fared. */
  public enum Outcome {
    BROKEN,
    STANDS,
    FAILED
  }

  /** The reason of a candidate that left the budget or the domain. */
  public static final String OUTSIDE = "the candidate is outside the threat";

  public Round round() {
    return new Round(epsilon, attack);
  }
}
