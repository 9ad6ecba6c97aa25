package org.gauntlet.benchmarks.engine;

/**
 * One comparison.
 *
 * @param gauntlet what Gauntlet needed, in the unit that the name ends in
 * @param libtorch what libtorch needed; NaN where there is nothing to compare with
 * @param ratio how many times better Gauntlet is; in rows of two threads against one, its speed-up
 * @param threads threads of each side
 * @param width bits of Gauntlet's vectors
 */
record Row(String name, double gauntlet, double libtorch, double ratio, int threads, int width) {
  Row {
    if (name.isBlank() || threads < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a row needs a name, threads >= 1 and width >= 1, got '%s', %d and %d"
              .formatted(name, threads, width));
    }
  }
}
