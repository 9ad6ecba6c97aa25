package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * Sums over the rows of a batch in an order that depends on the batch alone: each of sixteen lanes
 * runs over groups of sixteen rows and their pixels, then the lanes meet pairwise.
 */
final class LaneSums {
  private LaneSums() {}

  /** The sum of sixteen lanes, halves upon halves; overwrites them. */
  static float meet(float[] lanes, int at) {
    for (int half = Kernels.GROUP / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[at + l] += lanes[at + l + half];
      }
    }
    return lanes[at];
  }

  /** Like {@link #meet(float[], int)}, in double. */
  static double meet(double[] lanes) {
    for (int half = Kernels.GROUP / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[l] += lanes[l + half];
      }
    }
    return lanes[0];
  }

  /** The sum of a gradient over rows and the lines from {@code line} on; spare lanes hold zeros. */
  static float ofGradient(List<Chunk> chunks, Port port, int line, int lines) {
    float[] sums = new float[Kernels.GROUP];
    for (Chunk chunk : chunks) {
      float[] gradient = chunk.gradient(port);
      for (int lane = 0; lane < chunk.rows(); lane += Kernels.GROUP) {
        for (int i = line; i < line + lines; i++) {
          int at = i * chunk.width() + lane;
          for (int l = 0; l < Kernels.GROUP; l++) {
            sums[l] += gradient[at + l];
          }
        }
      }
    }
    return meet(sums, 0);
  }
}
