package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * Sums over the rows of a batch in an order that depends on the batch alone: each of sixteen lanes
 * runs over groups of sixteen rows and their lines, then the lanes meet pairwise.
 */
final class LaneSums {
  /**
   * Adds one line's part to the lanes: the values from {@code at} on, as many as there are rows.
   */
  @FunctionalInterface
  interface Line {
    void addTo(double[] lanes, Chunk chunk, int at, int rows);
  }

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

  /** The sum over all rows and the lines from {@code first} on. */
  static double over(List<Chunk> chunks, int first, int lines, Line line) {
    return over(chunks, new Strand(1, first, 1), lines, line);
  }

  /** The sum over all rows and the first line of each step. */
  static double over(List<Chunk> chunks, Strand strand, int steps, Line line) {
    double[] lanes = new double[Kernels.GROUP];
    for (Chunk chunk : chunks) {
      for (int lane = 0; lane < chunk.rows(); lane += Kernels.GROUP) {
        int rows = Math.min(Kernels.GROUP, chunk.rows() - lane);
        for (int step = 0; step < steps; step++) {
          line.addTo(lanes, chunk, strand.at(step) * chunk.width() + lane, rows);
        }
      }
    }
    for (int half = Kernels.GROUP / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[l] += lanes[l + half];
      }
    }
    return lanes[0];
  }

  /** Sums each channel's gradient over rows and pixels, which is what a bias learns. */
  static void ofGradients(List<Chunk> chunks, Port port, float[] sums, Workers workers) {
    int plane = port.plane();
    workers.run(sums.length, c -> sums[c] = (float) over(chunks, c * plane, plane, gradient(port)));
  }

  /** A value's own lanes. */
  static Line value(Port port) {
    return (lanes, chunk, at, rows) -> add(chunk.value(port), lanes, at, rows);
  }

  /** A gradient's own lanes. */
  static Line gradient(Port port) {
    return (lanes, chunk, at, rows) -> add(chunk.gradient(port), lanes, at, rows);
  }

  /** Adds a line's values to the lanes. */
  static void add(float[] values, double[] lanes, int at, int rows) {
    for (int l = 0; l < rows; l++) {
      lanes[l] += values[at + l];
    }
  }
}
