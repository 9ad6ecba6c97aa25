package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * x (depth) -> y (rows): weight (rows, depth) times x, plus bias, for several chunks at once, so
 * that weights which no near cache holds are fetched once for all of them. The chunks' lines are
 * joined first; tasks own rows.
 */
final class JointProduct {
  /** Lines of x that are multiplied at a time. */
  private static final int PANEL = 512;

  /** Tasks for each thread. */
  private static final int SHARES = 4;

  private final Kernels kernels = ChosenKernels.kernels();
  private final ReadAhead ahead = new ReadAhead();
  private final Scratch joints = new Scratch();
  private final Scratch sums = new Scratch();
  private final int rows;
  private final int rowStride;
  private final int depth;
  private final int depthStride;
  private final float[] live;
  private final float[] bias;
  private final float[] packed;
  private final float[] starts;
  private final float[] seen;
  private volatile Shapes shapes = new Shapes(0, region(0, 0), region(0, 0));

  /** Products of whole panels and of the last one, where lines are so many groups of lanes wide. */
  private record Shapes(int groups, Region whole, Region rest) {}

  /**
   * @param rowStride from a row's weight to that of the next in {@code live}
   * @param depthStride from a weight to the next of the same row
   * @param live weights, followed when refreshed
   * @param bias what sums start from; followed likewise
   */
  JointProduct(int rows, int rowStride, int depth, int depthStride, float[] live, float[] bias) {
    this.rows = rows;
    this.rowStride = rowStride;
    this.depth = depth;
    this.depthStride = depthStride;
    this.live = live;
    this.bias = bias;
    packed = new float[units() * Kernels.GROUP * depth];
    starts = new float[units() * Kernels.GROUP * Kernels.GROUP];
    seen = new float[live.length];
    pack();
  }

  /** Takes over weights and biases where they have changed. */
  void refresh() {
    if (!Arrays.equals(live, seen)) {
      pack();
    }
    spreadBias();
  }

  /**
   * @param from the chunks' buffer of x
   * @param to their buffer of y
   */
  void run(List<Chunk> chunks, int from, int to, Workers workers) {
    int width = chunks.getFirst().width();
    int groups = chunks.size() * width / Kernels.GROUP;
    Shapes shape = shapes;
    if (shape.groups != groups) {
      shape = new Shapes(groups, region(groups, PANEL), region(groups, depth % PANEL));
      shapes = shape;
    }
    Shapes known = shape;
    float[] x = joints.take(depth * groups * Kernels.GROUP);
    int shares = workers.threads() == 1 ? 1 : SHARES * workers.threads();
    workers.run(
        shares, task -> join(chunks, from, x, task * depth / shares, (task + 1) * depth / shares));
    int tasks = Math.min(units(), shares);
    workers.run(
        tasks,
        task -> {
          int first = task * units() / tasks;
          int end = (task + 1) * units() / tasks;
          float[] y = sums.take((end - first) * Kernels.GROUP * groups * Kernels.GROUP);
          multiply(known, x, first, end, y);
          part(chunks, to, y, first * Kernels.GROUP, Math.min(rows, end * Kernels.GROUP));
          sums.give(y);
        });
    joints.give(x);
  }

  /** Chunks' lines (depth, width of a chunk) -> (depth, chunks, width of a chunk). */
  private static void join(List<Chunk> chunks, int from, float[] x, int first, int end) {
    for (int i = 0; i < chunks.size(); i++) {
      int width = chunks.get(i).width();
      float[] lines = chunks.get(i).value(from);
      for (int d = first; d < end; d++) {
        System.arraycopy(lines, d * width, x, (d * chunks.size() + i) * width, width);
      }
    }
  }

  /** The way back of {@link #join} for some rows of y. */
  private static void part(List<Chunk> chunks, int to, float[] y, int first, int end) {
    for (int i = 0; i < chunks.size(); i++) {
      int width = chunks.get(i).width();
      float[] lines = chunks.get(i).value(to);
      for (int row = first; row < end; row++) {
        int at = ((row - first) * chunks.size() + i) * width;
        System.arraycopy(y, at, lines, row * width, width);
      }
    }
  }

  private void multiply(Shapes shape, float[] x, int first, int end, float[] y) {
    for (int from = 0; from < depth; from += PANEL) {
      int lines = Math.min(PANEL, depth - from);
      Region region = lines == PANEL ? shape.whole : shape.rest;
      int stretch = Math.max(1, ReadAhead.STRETCH / (lines * Kernels.GROUP));
      for (int unit = first; unit < end; unit++) {
        int at = place(from, unit);
        if ((unit - first) % stretch == 0) {
          ahead.read(packed, at, place(from, Math.min(end, unit + stretch)));
        }
        for (int k = 0; k < Kernels.GROUP; k += Kernels.BLOCK) {
          kernels.product(
              region,
              Kernels.BLOCK,
              packed,
              at + k,
              starts,
              unit * Kernels.GROUP + k,
              from > 0,
              x,
              from * shape.groups,
              y,
              ((unit - first) * Kernels.GROUP + k) * shape.groups,
              shape.groups,
              Kernels.GROUP);
        }
      }
    }
  }

  /** Sixteen rows side by side. */
  private int units() {
    return Math.ceilDiv(rows, Kernels.GROUP);
  }

  /** Where the weights of sixteen rows for the panel from this line on begin. */
  private int place(int from, int unit) {
    int lines = Math.min(PANEL, depth - from);
    return (from * units() + unit * lines) * Kernels.GROUP;
  }

  /** Weights (rows, depth) -> (panels, units, lines of a panel, rows of a unit). */
  private void pack() {
    System.arraycopy(live, 0, seen, 0, live.length);
    for (int from = 0; from < depth; from += PANEL) {
      int lines = Math.min(PANEL, depth - from);
      for (int unit = 0; unit < units(); unit++) {
        int row = unit * Kernels.GROUP;
        int count = Math.min(Kernels.GROUP, rows - row);
        int at = place(from, unit);
        int source = row * rowStride + from * depthStride;
        if (depthStride == 1) {
          kernels.turn(live, source, rowStride, packed, at, Kernels.GROUP, count, lines);
        } else {
          for (int d = 0; d < lines; d++) {
            int to = at + d * Kernels.GROUP;
            System.arraycopy(live, source + d * depthStride, packed, to, count);
          }
        }
      }
    }
    spreadBias();
  }

  private void spreadBias() {
    for (int k = 0; k < rows; k++) {
      Arrays.fill(starts, k * Kernels.GROUP, (k + 1) * Kernels.GROUP, bias[k]);
    }
  }

  private static Region region(int groups, int lines) {
    int[] pixels = IntStream.range(0, groups).toArray();
    return new Region(
        pixels,
        pixels,
        IntStream.range(0, lines).map(t -> t * groups).toArray(),
        IntStream.range(0, lines).map(t -> t * Kernels.GROUP).toArray());
  }
}
