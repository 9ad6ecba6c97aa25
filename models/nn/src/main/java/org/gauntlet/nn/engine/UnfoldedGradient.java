package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.graph.Conv2d;

/**
 * The gradient of a convolution's weight where there are few channels. Each weight is summed over
 * chunks, pixels and groups of rows, sixteen rows side by side, which meet at the end. A task owns
 * some output channels times some input channels of one group; it goes a few pixels at a time, so
 * that eight output channels of them stay in the first cache.
 */
final class UnfoldedGradient implements WeightGradient {
  /** Floats of a channel at a time. */
  private static final int STRIP = 1024;

  /** Lanes of a task's sums, which should stay in the second cache. */
  private static final int OWNED = 1 << 16;

  /** Output channels of a task. */
  private static final int UNIT = 64;

  /** Fewer output channels are summed one by one. */
  private static final int FEW = 3;

  private final Scratch allSums = new Scratch();
  private final Scratch unfolded = new Scratch();
  private final Scratch packs = new Scratch();
  private final Scratch tiles = new Scratch();
  private final Kernels kernels = ChosenKernels.kernels();
  private final Port in;
  private final Port out;
  private final Unfolding unfolding;
  private final int groups;
  private final int depth;
  private final int rows;
  private final int taps;
  private final float[] weight;
  private final LaneSums biasSums;

  UnfoldedGradient(Conv2d operator, Port in, Port out, float[] weight, LaneSums biasSums) {
    this.in = in;
    this.out = out;
    this.weight = weight;
    this.biasSums = biasSums;
    unfolding = new Unfolding(operator.window(), in, out);
    groups = operator.groups();
    depth = in.channels() / groups;
    rows = out.channels() / groups;
    taps = operator.window().taps();
  }

  @Override
  public void gather(List<Chunk> chunks, Workers workers) {
    int unit = WeightGradient.unit(UNIT, groups, rows, workers);
    int span = Math.clamp(OWNED / (unit * taps * Kernels.GROUP), 1, depth);
    WeightGradient.share(
        workers,
        groups,
        rows,
        unit,
        depth,
        span,
        part -> new Task(chunks.getFirst().width(), part).run(chunks));
  }

  /** An odd number of groups of lanes: channels so far apart fall on all sets of a cache. */
  private static int apart(int floats) {
    return (floats / Kernels.GROUP | 1) * Kernels.GROUP;
  }

  /** Some output channels times some input channels of one group. */
  private final class Task {
    private final int width;
    private final int row;
    private final int count;
    private final int source;
    private final int channel;
    private final boolean counts;
    private final int span;
    private final int pixels;
    private final int packStride;
    private final int copyStride;
    private final int[] shifts;
    private final float[] sums;
    private final float[] seen;
    private final float[] packed;

    Task(int width, Part part) {
      this.width = width;
      row = part.group() * rows + part.row();
      count = part.count();
      channel = part.channel();
      counts = channel == 0 && biasSums.count() > 0;
      span = part.span();
      source = part.group() * depth + channel;
      pixels = Math.min(STRIP / width, out.plane());
      packStride = apart(pixels * width);
      copyStride = apart(unfolding.lines(pixels) * width);
      shifts = new int[span * taps];
      Arrays.setAll(
          shifts,
          i ->
              i / taps * unfolding.copies() * copyStride
                  + unfolding.place(i % taps, copyStride, width));
      sums = allSums.take(WeightGradient.whole(count) * span * taps * Kernels.GROUP);
      seen = unfolded.take(span * unfolding.copies() * copyStride);
      packed = packs.take(Kernels.BLOCK * packStride);
    }

    void run(List<Chunk> chunks) {
      for (int i = 0; i < chunks.size(); i++) {
        for (int first = 0; first < out.plane(); first += pixels) {
          add(chunks.get(i), first, Math.min(pixels, out.plane() - first));
        }
      }
      for (int k = 0; k < count; k += Kernels.BLOCK) {
        store(k);
      }
      allSums.give(sums);
      unfolded.give(seen);
      packs.give(packed);
    }

    /** Adds the sums over some pixels of a chunk. */
    private void add(Chunk chunk, int first, int number) {
      float[] x = chunk.value(in);
      for (int c = 0; c < span; c++) {
        int from = (source + c) * in.plane() * width;
        int to = c * unfolding.copies() * copyStride;
        unfolding.fill(x, from, first, number, width, seen, to, copyStride);
      }
      float[] g = chunk.gradient(out);
      int n = number * width;
      for (int k = 0; k < count; k += Kernels.BLOCK) {
        int from = ((row + k) * out.plane() + first) * width;
        int block = Math.min(Kernels.BLOCK, count - k);
        sum(g, from, block, k * shifts.length * Kernels.GROUP, n);
        for (int i = 0; i < block && counts; i++) {
          biasSums.add(row + k + i, g, from + i * out.plane() * width, n);
        }
      }
    }

    /** Adds the sums of a few output channels. */
    private void sum(float[] g, int from, int block, int to, int n) {
      int stride = out.plane() * width;
      if (block == Kernels.BLOCK) {
        kernels.outer(g, from, stride, seen, shifts, sums, to, n);
      } else if (block >= FEW) {
        for (int i = 0; i < block; i++) {
          System.arraycopy(g, from + i * stride, packed, i * packStride, n);
        }
        kernels.outer(packed, 0, packStride, seen, shifts, sums, to, n);
      } else {
        for (int i = 0; i < block; i++) {
          kernels.narrowOuter(g, from + i * stride, seen, shifts, sums, to + i * Kernels.GROUP, n);
        }
      }
    }

    /** Writes the weights of a few output channels. */
    private void store(int k) {
      int number = shifts.length * Kernels.BLOCK;
      float[] tile = tiles.take(number);
      kernels.meet(sums, k * shifts.length * Kernels.GROUP, tile, 0, number);
      for (int j = 0; j < Math.min(Kernels.BLOCK, count - k); j++) {
        int at = ((row + k + j) * depth + channel) * taps;
        for (int t = 0; t < shifts.length; t++) {
          weight[at + t] = tile[t * Kernels.BLOCK + j];
        }
      }
      tiles.give(tile);
    }
  }
}
