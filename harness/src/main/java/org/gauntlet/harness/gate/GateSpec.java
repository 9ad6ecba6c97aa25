package org.gauntlet.harness.gate;

/**
 * A demand on an evaluation.
 *
 * @param threshold the share asked for, a fraction of one
 * @param confidence one-sided, of the bounds that are held against the threshold
 */
public record GateSpec(String id, Metric metric, double threshold, Rule rule, double confidence) {
  public static final double CONFIDENCE = 0.95;

  public GateSpec {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id must not be blank");
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold must be in [0, 1], got " + threshold + ": 45 % is 0.45");
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0.5, 1), got " + confidence);
    }
  }

  /** A gate that must be proven to hold. */
  public static GateSpec atLeast(Metric metric, double threshold) {
    return new GateSpec(metric.word(), metric, threshold, Rule.LOWER_BOUND, CONFIDENCE);
  }
}
