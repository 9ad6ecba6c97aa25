package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * Reads weights that lie in a far cache before they are used. Such a cache is fast once it delivers
 * without a pause, but slow to begin: read a little at a time between multiplications, it is late
 * with most lines.
 */
final class ReadAhead {
  /** Floats to be read at a time, a quarter of the second cache. */
  static final int STRETCH = 1 << 16;

  /** Keeps the compiler from leaving out what only reads. */
  @SuppressWarnings("unused")
  private volatile float read;

  void read(float[] weights, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i += Kernels.GROUP) {
      sum += weights[i];
    }
    read = sum;
  }
}
