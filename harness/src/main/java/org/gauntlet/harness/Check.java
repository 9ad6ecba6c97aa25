package org.gauntlet.harness;

/** One health check that was made, or not: what was looked at and how it came out. */
public record Check(String name, Outcome outcome, String detail) {

  /** How a check came out. */
  public enum Outcome {
    GOOD,
    BAD,
    NOT_RUN
  }
}
