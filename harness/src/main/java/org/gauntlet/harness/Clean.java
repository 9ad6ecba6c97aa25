package org.gauntlet.harness;

/**
 * The target's answer to one unperturbed example.
 *
 * @param label the answer; the true class when there was none
 * @param reason why there was no answer, otherwise empty
 */
public record Clean(String id, int truth, int label, Outcome outcome, String reason)
    implements Line {

  /** How an unperturbed example fared. */
  public enum Outcome {
    RIGHT,
    WRONG,
    FAILED
  }
}
