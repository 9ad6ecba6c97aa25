package org.gauntlet.nn.engine;

/**
 * The same few lines at each step of a sequence: those of step s are {@code count} lines from
 * {@code first + s * stride} on.
 */
record Strand(int count, int first, int stride) {
  int at(int step) {
    return first + step * stride;
  }

  /** Fewer lines of each step. */
  Strand part(int from, int size) {
    return new Strand(size, first + from, stride);
  }
}
