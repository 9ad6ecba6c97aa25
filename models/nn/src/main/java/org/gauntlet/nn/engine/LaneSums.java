package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
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

  private static final Kernels KERNELS = ChosenKernels.kernels();

  private final double[] lanes;

  /** Room for as many sums. */
  LaneSums(int sums) {
    lanes = new double[sums * Kernels.GROUP];
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
    return meet(sum);
  }

  /** How many sums there is room for. */
  int count() {
    return lanes.length / Kernels.GROUP;
  }

  /** Sets all sums to zero. */
  void clear() {
    Arrays.fill(lanes, 0);
  }

  /** Adds values to a sum's lanes, the first to the first of them: n, a multiple of sixteen. */
  void add(int sum, float[] values, int at, int n) {
    KERNELS.total(values, at, n, lanes, sum * Kernels.GROUP);
  }

  /** The sum of its lanes, which hold it no more. */
  double meet(int sum) {
    int base = sum * Kernels.GROUP;
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
    workers.run(
        sums.length,
        c -> {
          Arrays.fill(lanes, c * Kernels.GROUP, (c + 1) * Kernels.GROUP, 0);
          for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            int n = plane * chunk.width();
            add(c, chunk.gradient(port), c * n, n);
          }
          sums[c] = (float) meet(c);
        });
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
