package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.graph.Conv2d;

/**
 * The gradients of a convolution's parameters: weight (K, C/groups, size, size) and bias (K). A
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
    Axis vertical = Axis.windows(operator.window(), in.shape().at(1));
    Axis horizontal = Axis.windows(operator.window(), in.shape().at(2));
    taps = operator.window().size() * operator.window().size();
    int lines = Math.ceilDiv(PIXELS, horizontal.size());
    for (int y = 0; y < vertical.size(); y += lines) {
      int to = Math.min(y + lines, vertical.size());
      blocks.add(pairs(vertical, y, to, horizontal, operator.window().size()));
    }
  }

  void gather(List<Chunk> chunks, Workers workers) {
    workers.run(groups * strips() * depth, task -> sum(chunks, task));
    LaneSums.ofGradients(chunks, out, bias, workers);
  }

  private void sum(List<Chunk> chunks, int task) {
    int channel = task % depth;
    int block = task / depth % strips();
    int group = task / depth / strips();
    // Fewer than eight rows: the kernel sums the same row eight times, see stride.
    boolean few = rows < Kernels.BLOCK;
    int first = few ? block : Math.min(block * Kernels.BLOCK, rows - Kernels.BLOCK);
    float[] sums = new float[taps * Kernels.BLOCK * Kernels.GROUP];
    for (Chunk chunk : chunks) {
      for (int lane = 0; lane < chunk.rows(); lane += Kernels.GROUP) {
        add(chunk, lane, group * rows + first, group * depth + channel, sums);
      }
    }
    for (int k = 0; k < (few ? 1 : Kernels.BLOCK); k++) {
      int row = ((group * rows + first + k) * depth + channel) * taps;
      for (int t = 0; t < taps; t++) {
        weight[row + t] = LaneSums.meet(sums, (t * Kernels.BLOCK + k) * Kernels.GROUP);
      }
    }
  }

  private void add(Chunk chunk, int lane, int row, int channel, float[] sums) {
    float[] gradient = chunk.gradient(out);
    float[] value = chunk.value(in);
    int stride = rows < Kernels.BLOCK ? 0 : out.plane();
    int from = row * out.plane();
    int seen = channel * in.plane();
    for (List<Pairs> block : blocks) {
      for (int t = 0; t < taps; t++) {
        int at = t * Kernels.BLOCK * Kernels.GROUP;
        int[] outputs = block.get(t).outputs;
        int[] inputs = block.get(t).inputs;
        kernels.outer(
            sums, at, gradient, from, stride, outputs, value, seen, inputs, lane, chunk.width());
      }
    }
  }

  private int strips() {
    return rows < Kernels.BLOCK ? rows : Math.ceilDiv(rows, Kernels.BLOCK);
  }

  /** The pairs of each tap for the output rows from .. to. */
  private static List<Pairs> pairs(Axis vertical, int from, int to, Axis horizontal, int size) {
    List<Pairs> all = new ArrayList<>();
    for (int tap = 0; tap < size * size; tap++) {
      List<Integer> outputs = new ArrayList<>();
      List<Integer> inputs = new ArrayList<>();
      for (int y = from; y < to; y++) {
        for (int x = 0; x < horizontal.size(); x++) {
          int row = vertical.seen(y, tap / size);
          int column = horizontal.seen(x, tap % size);
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
