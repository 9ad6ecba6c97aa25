package org.gauntlet.harness;

/** The ends of a confidence interval, as fractions of one. */
public record Interval(double low, double high) {
  public Interval {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "an interval must lie in [0, 1] in order, got [" + low + ", " + high + "]");
    }
  }
}
