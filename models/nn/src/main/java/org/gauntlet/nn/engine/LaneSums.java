package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * Sums over the rows of a batch in an order that depends on the batch alone: each of sixteen lanes
 * runs over groups of sixteen rows and their lines, then the lanes meet pairwise. Several sums may
 * run at once, each in lanes of its own.
 */
final class LaneSums {
  /** Adds one line's part to a sum's lanes. */
  @FunctionalInterface
  interface Line {
    /**
     * Adds the values of some rows.
     *
     * @param sum whose lanes: those from sixteen times its number on
     * @param at where the line's values begin, as many as there are rows
     */
    void addTo(double[] lanes, int sum, Chunk chunk, int at, int rows);
  }

  private final double[] lanes;

  /** Room for as many sums. */
  LaneSums(int sums) {
    lanes = new double[sums * Kernels.GROUP];
  }

  /** The sum of sixteen lanes, halves upon halves; overwrites them. */
  static float meet(float[] lanes, int at) {
    for (int half = Kernels.GROUP / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[at + l] += lanes[at + l + half];
      }
    }
    return lanes[at];
  }

  /** A sum over all rows and the lines from {@code first} on. */
  double over(int sum, List<Chunk> chunks, int first, int lines, Line line) {
    return over(sum, chunks, first, 1, lines, line);
  }

  /** A sum over all rows and as many lines, {@code stride} apart. */
  double over(int sum, List<Chunk> chunks, int first, int stride, int lines, Line line) {
    int base = sum * Kernels.GROUP;
    Arrays.fill(lanes, base, base + Kernels.GROUP, 0);
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      for (int lane = 0; lane < chunk.rows(); lane += Kernels.GROUP) {
        int rows = Math.min(Kernels.GROUP, chunk.rows() - lane);
        for (int l = 0; l < lines; l++) {
          line.addTo(lanes, sum, chunk, (first + l * stride) * chunk.width() + lane, rows);
        }
      }
    }
    for (int half = Kernels.GROUP / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[base + l] += lanes[base + l + half];
      }
    }
    return lanes[base];
  }

  /** Sums each channel's gradient over rows and pixels, which is what a bias learns. */
  void ofGradients(List<Chunk> chunks, Port port, float[] sums, Workers workers) {
    int plane = port.plane();
    Line gradient = gradient(port);
    workers.run(sums.length, c -> sums[c] = (float) over(c, chunks, c * plane, plane, gradient));
  }

  /** A value's own lanes. */
  static Line value(Port port) {
    return (lanes, sum, chunk, at, rows) -> add(chunk.value(port), lanes, sum, at, rows);
  }

  /** A gradient's own lanes. */
  static Line gradient(Port port) {
    return (lanes, sum, chunk, at, rows) -> add(chunk.gradient(port), lanes, sum, at, rows);
  }

  /** Adds a line's values to a sum's lanes. */
  static void add(float[] values, double[] lanes, int sum, int at, int rows) {
    int base = sum * Kernels.GROUP;
    for (int l = 0; l < rows; l++) {
      lanes[base + l] += values[at + l];
    }
  }
}
