package org.gauntlet.benchmarks.race;

/**
 * One comparison.
 *
 * @param gauntlet what Gauntlet needed, in the unit that the name ends in
 * @param rival what the other side needed; NaN where there is nothing to compare with
 * @param ratio how many times better Gauntlet is; in rows of two threads against one, its speed-up
 * @param threads threads of each side
 * @param width bits of Gauntlet's vectors
 */
public record Row(
    String name, double gauntlet, double rival, double ratio, int threads, int width) {
  public Row {
    if (name.isBlank() || threads < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a row needs a name, threads >= 1 and width >= 1, got '%s', %d and %d"
              .formatted(name, threads, width));
    }
  }
}
