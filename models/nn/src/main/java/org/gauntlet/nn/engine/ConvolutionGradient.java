package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Window;

/**
 * The gradients of a convolution's parameters: weight (K, C/groups, rows, columns) and bias (K). A
 * task owns eight output channels times one input channel and sums over the whole batch.
 */
final class ConvolutionGradient {
  /** Output pixels of a block, for which eight channels of gradient stay in the first cache. */
  private static final int PIXELS = 32;

  /** The pixel pairs that one tap joins. */
  private static final class Pairs {
    final int[] outputs;
    final int[] inputs;

    Pairs(List<Integer> outputs, List<Integer> inputs) {
      this.outputs = outputs.stream().mapToInt(Integer::intValue).toArray();
      this.inputs = inputs.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Weights that are summed side by side for each tap. */
  private enum Tile {
    SQUARE(4, 4),
    COLUMN(Kernels.BLOCK, 1),
    /** The column's kernel on eight times the same row: slow, for a few rows. */
    SINGLE(1, 1);

    final int rows;
    final int depth;

    Tile(int rows, int depth) {
      this.rows = rows;
      this.depth = depth;
    }

    static Tile of(int rows, int depth) {
      if (rows >= SQUARE.rows && depth >= SQUARE.depth) {
        return SQUARE;
      }
      return rows >= COLUMN.rows ? COLUMN : SINGLE;
    }

    /** Lanes of all its sums, as the kernel lays them out. */
    int lanes() {
      return Kernels.GROUP * (this == SQUARE ? rows * depth : Kernels.BLOCK);
    }

    int strips(int extent, int side) {
      return Math.ceilDiv(extent, side);
    }

    /** The last strip overlaps the one before it where the extent is no multiple of the side. */
    int first(int strip, int side, int extent) {
      return Math.min(strip * side, extent - side);
    }
  }

  private final Scratch scratch = new Scratch();
  private final Tile tile;
  private final Kernels kernels = ChosenKernels.kernels();
  private final Port in;
  private final Port out;
  private final int groups;
  private final int depth;
  private final int rows;
  private final float[] weight;
  private final float[] bias;
  private final int taps;
  private final List<List<Pairs>> blocks = new ArrayList<>();

  ConvolutionGradient(Conv2d operator, Port in, Port out, float[] weight, float[] bias) {
    this.in = in;
    this.out = out;
    this.weight = weight;
    this.bias = bias;
    groups = operator.groups();
    depth = in.channels() / groups;
    rows = out.channels() / groups;
    tile = Tile.of(rows, depth);
    Axis vertical = Axis.windows(operator.window().down(), in.shape().at(1));
    Axis horizontal = Axis.windows(operator.window().across(), in.shape().at(2));
    taps = operator.window().taps();
    int lines = Math.ceilDiv(PIXELS, horizontal.size());
    for (int y = 0; y < vertical.size(); y += lines) {
      int to = Math.min(y + lines, vertical.size());
      blocks.add(pairs(vertical, y, to, horizontal, operator.window()));
    }
  }

  void gather(List<Chunk> chunks, Workers workers) {
    workers.run(
        groups * tile.strips(rows, tile.rows) * tile.strips(depth, tile.depth),
        task -> sum(chunks, task));
    LaneSums.ofGradients(chunks, out, bias, workers);
  }

  private void sum(List<Chunk> chunks, int task) {
    int across = tile.strips(depth, tile.depth);
    int down = tile.strips(rows, tile.rows);
    int group = task / across / down;
    int row = group * rows + tile.first(task / across % down, tile.rows, rows);
    int channel = tile.first(task % across, tile.depth, depth);
    float[] sums = scratch.take(taps * tile.lanes());
    for (Chunk chunk : chunks) {
      for (int lane = 0; lane < chunk.rows(); lane += Kernels.GROUP) {
        add(chunk, lane, row, group * depth + channel, sums);
      }
    }
    for (int k = 0; k < tile.rows; k++) {
      for (int c = 0; c < tile.depth; c++) {
        int at = ((row + k) * depth + channel + c) * taps;
        for (int t = 0; t < taps; t++) {
          int lanes = t * tile.lanes() + (k * tile.depth + c) * Kernels.GROUP;
          weight[at + t] = LaneSums.meet(sums, lanes);
        }
      }
    }
    scratch.give(sums);
  }

  private void add(Chunk chunk, int lane, int row, int channel, float[] sums) {
    float[] g = chunk.gradient(out);
    float[] x = chunk.value(in);
    int atG = row * out.plane();
    int atX = channel * in.plane();
    int width = chunk.width();
    for (List<Pairs> block : blocks) {
      for (int t = 0; t < taps; t++) {
        int at = t * tile.lanes();
        int[] outs = block.get(t).outputs;
        int[] ins = block.get(t).inputs;
        switch (tile) {
          case SQUARE ->
              kernels.square(
                  sums, at, g, atG, out.plane(), outs, x, atX, in.plane(), ins, lane, width);
          case COLUMN ->
              kernels.outer(sums, at, g, atG, out.plane(), outs, x, atX, ins, lane, width);
          case SINGLE -> kernels.outer(sums, at, g, atG, 0, outs, x, atX, ins, lane, width);
        }
      }
    }
  }

  /** The pairs of each tap for the output rows from .. to. */
  private static List<Pairs> pairs(
      Axis vertical, int from, int to, Axis horizontal, Window window) {
    List<Pairs> all = new ArrayList<>();
    for (int tap = 0; tap < window.taps(); tap++) {
      List<Integer> outputs = new ArrayList<>();
      List<Integer> inputs = new ArrayList<>();
      for (int y = from; y < to; y++) {
        for (int x = 0; x < horizontal.size(); x++) {
          int row = vertical.seen(y, tap / window.across().size());
          int column = horizontal.seen(x, tap % window.across().size());
          if (row >= 0 && column >= 0) {
            outputs.add(y * horizontal.size() + x);
            inputs.add(row * horizontal.extent() + column);
          }
        }
      }
      all.add(new Pairs(outputs, inputs));
    }
    return all;
  }
}
