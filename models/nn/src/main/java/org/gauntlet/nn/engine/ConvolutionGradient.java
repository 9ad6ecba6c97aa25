package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Window;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of a convolution's parameters: weight (K, C/groups, rows, columns) and bias (K).
 * Where there are channels enough, the weight's is a {@link TurnedGradient}; otherwise a task owns
 * eight output channels times a few slices of input channels and sums over the whole batch, sixteen
 * rows side by side.
 */
final class ConvolutionGradient {
  /** Output pixels of a block, for which eight channels of gradient stay in the first cache. */
  private static final int PIXELS = 16;

  /** Input channels that are summed side by side where there are as many. */
  private static final int SLICE = 6;

  /** Slices of a task. */
  private static final int SLICES = 4;

  private final Scratch scratch = new Scratch();
  private final Kernels kernels = ChosenKernels.kernels();
  private final Port in;
  private final Port out;
  private final int groups;
  private final int depth;
  private final int rows;
  private final int slice;
  private final int taps;
  private final float[] weight;
  private final float[] bias;
  private final LaneSums biasSums;
  private final List<List<Region>> blocks;
  private final @Nullable TurnedGradient turned;

  ConvolutionGradient(Conv2d operator, Port in, Port out, float[] weight, float[] bias) {
    this.in = in;
    this.out = out;
    this.weight = weight;
    this.bias = bias;
    biasSums = new LaneSums(bias.length);
    groups = operator.groups();
    depth = in.channels() / groups;
    rows = out.channels() / groups;
    turned =
        TurnedGradient.suits(depth, rows) ? new TurnedGradient(operator, in, out, weight) : null;
    slice = Math.min(depth, SLICE);
    taps = operator.window().taps();
    Axis vertical = Axis.windows(operator.window().down(), in.shape().at(1));
    Axis horizontal = Axis.windows(operator.window().across(), in.shape().at(2));
    int height = Math.ceilDiv(PIXELS, horizontal.size());
    blocks =
        depth < SLICE
            ? Regions.blocks(vertical, horizontal, depth, operator.window(), height)
            : pairs(vertical, horizontal, operator.window(), height);
  }

  void gather(List<Chunk> chunks, Workers workers) {
    if (turned == null) {
      workers.run(groups * rowBlocks() * sliceBlocks(), task -> sum(chunks, task));
    } else {
      turned.gather(chunks, workers);
    }
    biasSums.ofGradients(chunks, out, bias, workers);
  }

  private void sum(List<Chunk> chunks, int task) {
    int from = task % sliceBlocks() * SLICES;
    int to = Math.min(from + SLICES, slices());
    int group = task / sliceBlocks() / rowBlocks();
    int row = group * rows + firstRow(task / sliceBlocks() % rowBlocks());
    float[] sums = scratch.take((to - from) * lanes());
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      for (int block = 0; block < blocks.size(); block++) {
        for (int i = from; i < to; i++) {
          int channel = group * depth + firstChannel(i);
          add(blocks.get(block), chunks.get(chunk), row, channel, sums, (i - from) * lanes());
        }
      }
    }
    for (int i = from; i < to; i++) {
      meet(row, firstChannel(i), sums, (i - from) * lanes());
    }
    scratch.give(sums);
  }

  private void add(List<Region> block, Chunk chunk, int row, int channel, float[] sums, int base) {
    for (int i = 0; i < block.size(); i++) {
      add(block.get(i), chunk, row, channel, sums, base);
    }
  }

  private void add(Region region, Chunk chunk, int row, int channel, float[] sums, int base) {
    float[] g = chunk.gradient(out);
    float[] x = chunk.value(in);
    int plane = out.plane();
    int atG = row * plane;
    int atX = channel * in.plane();
    int width = chunk.width();
    if (rows >= Kernels.BLOCK) {
      kernels.outer(region, sums, base, g, atG, plane, x, atX, width);
      return;
    }
    for (int k = 0; k < rows; k++) {
      int at = base + k * Kernels.GROUP;
      kernels.narrowOuter(region, sums, at, g, atG + k * plane, x, atX, width);
    }
  }

  /** Sums the lanes of a slice of weights. */
  private void meet(int row, int channel, float[] sums, int base) {
    for (int k = 0; k < Math.min(rows, Kernels.BLOCK); k++) {
      int at = ((row + k) * depth + channel) * taps;
      for (int place = 0; place < slice * taps; place++) {
        int lanes = base + (place * Kernels.BLOCK + k) * Kernels.GROUP;
        weight[at + place] = LaneSums.meet(sums, lanes);
      }
    }
  }

  /** Lanes of a slice's sums: eight channels side by side for each tap of each input channel. */
  private int lanes() {
    return slice * taps * Kernels.BLOCK * Kernels.GROUP;
  }

  private int slices() {
    return Math.ceilDiv(depth, slice);
  }

  private int sliceBlocks() {
    return Math.ceilDiv(slices(), SLICES);
  }

  private int rowBlocks() {
    return Math.ceilDiv(rows, Kernels.BLOCK);
  }

  /** The last slice overlaps the one before it where the depth is no multiple of a slice. */
  private int firstChannel(int i) {
    return Math.min(i * slice, depth - slice);
  }

  private int firstRow(int block) {
    return Math.max(0, Math.min(block * Kernels.BLOCK, rows - Kernels.BLOCK));
  }

  /**
   * For each block of output rows and each tap of the window the pixels that it joins, seen by a
   * slice of channels.
   */
  private List<List<Region>> pairs(Axis vertical, Axis horizontal, Window window, int height) {
    List<List<Region>> all = new ArrayList<>();
    for (int y = 0; y < vertical.size(); y += height) {
      List<Region> block = new ArrayList<>();
      for (int tap = 0; tap < taps; tap++) {
        block.add(pairs(vertical, y, height, horizontal, tap, window.across().size()));
      }
      all.add(block);
    }
    return all;
  }

  private Region pairs(Axis vertical, int from, int height, Axis horizontal, int tap, int breadth) {
    List<Integer> outputs = new ArrayList<>();
    List<Integer> inputs = new ArrayList<>();
    for (int y = from; y < Math.min(from + height, vertical.size()); y++) {
      for (int x = 0; x < horizontal.size(); x++) {
        int row = vertical.seen(y, tap / breadth);
        int column = horizontal.seen(x, tap % breadth);
        if (row >= 0 && column >= 0) {
          outputs.add(y * horizontal.size() + x);
          inputs.add(row * horizontal.extent() + column);
        }
      }
    }
    return new Region(
        inputs.stream().mapToInt(Integer::intValue).toArray(),
        outputs.stream().mapToInt(Integer::intValue).toArray(),
        IntStream.range(0, slice).map(c -> c * in.plane()).toArray(),
        IntStream.range(0, slice).map(c -> (c * taps + tap) * Kernels.BLOCK).toArray());
  }
}
