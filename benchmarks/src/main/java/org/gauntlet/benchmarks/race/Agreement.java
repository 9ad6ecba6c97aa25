package org.gauntlet.benchmarks.race;

/** Two sides are only timed when they compute the same. */
public final class Agreement {
  private static final double TOLERANCE = 1e-4;

  private Agreement() {}

  /** Refuses two results that differ by more than 1e-4 of the largest value anywhere. */
  public static void require(String what, float[] gauntlet, float[] rival) {
    if (gauntlet.length != rival.length) {
      throw new IllegalStateException(
          "%s: Gauntlet has %d values, the other side %d"
              .formatted(what, gauntlet.length, rival.length));
    }
    double largest = 0;
    double error = 0;
    for (int i = 0; i < gauntlet.length; i++) {
      double off = Math.abs(gauntlet[i] - rival[i]);
      largest = Math.max(largest, Math.abs(rival[i]));
      error = off <= error ? error : off;
    }
    if (largest == 0 || !(error <= TOLERANCE * largest)) {
      throw new IllegalStateException(
          "%s: the sides compute different things: they differ by %s where the largest value is %s"
              .formatted(what, error, largest));
    }
  }
}
