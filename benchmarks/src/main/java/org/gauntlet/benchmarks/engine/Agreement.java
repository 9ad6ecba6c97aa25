package org.gauntlet.benchmarks.engine;

/** Two sides are only timed when they compute the same. */
final class Agreement {
  private static final double TOLERANCE = 1e-4;

  private Agreement() {}

  /** Refuses two results that differ by more than 1e-4 of the largest value anywhere. */
  static void require(String what, float[] gauntlet, float[] libtorch) {
    if (gauntlet.length != libtorch.length) {
      throw new IllegalStateException(
          "%s: Gauntlet has %d values, libtorch %d"
              .formatted(what, gauntlet.length, libtorch.length));
    }
    double largest = 0;
    double error = 0;
    for (int i = 0; i < gauntlet.length; i++) {
      double off = Math.abs(gauntlet[i] - libtorch[i]);
      largest = Math.max(largest, Math.abs(libtorch[i]));
      error = off <= error ? error : off;
    }
    if (largest == 0 || !(error <= TOLERANCE * largest)) {
      throw new IllegalStateException(
          "%s: the sides compute different things: they differ by %s where the largest value is %s"
              .formatted(what, error, largest));
    }
  }
}
