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
  private final List<Pairs> taps = new ArrayList<>();

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
    for (int i = 0; i < operator.window().size(); i++) {
      for (int j = 0; j < operator.window().size(); j++) {
        taps.add(pairs(vertical, i, horizontal, j));
      }
    }
  }

  void gather(List<Chunk> chunks, Workers workers) {
    workers.run(groups * blocks() * depth, task -> sum(chunks, task));
    workers.run(
        bias.length, k -> bias[k] = LaneSums.ofGradient(chunks, out, k * out.plane(), out.plane()));
  }

  private void sum(List<Chunk> chunks, int task) {
    int channel = task % depth;
    int block = task / depth % blocks();
    int group = task / depth / blocks();
    // Fewer than eight rows: the kernel sums the same row eight times, see stride.
    boolean few = rows < Kernels.BLOCK;
    int first = few ? block : Math.min(block * Kernels.BLOCK, rows - Kernels.BLOCK);
    float[] sums = new float[taps.size() * Kernels.BLOCK * Kernels.GROUP];
    for (Chunk chunk : chunks) {
      for (int lane = 0; lane < chunk.rows(); lane += Kernels.GROUP) {
        add(chunk, lane, group * rows + first, group * depth + channel, sums);
      }
    }
    for (int k = 0; k < (few ? 1 : Kernels.BLOCK); k++) {
      int row = ((group * rows + first + k) * depth + channel) * taps.size();
      for (int t = 0; t < taps.size(); t++) {
        weight[row + t] = LaneSums.meet(sums, (t * Kernels.BLOCK + k) * Kernels.GROUP);
      }
    }
  }

  private void add(Chunk chunk, int lane, int row, int channel, float[] sums) {
    for (int t = 0; t < taps.size(); t++) {
      kernels.outer(
          sums,
          t * Kernels.BLOCK * Kernels.GROUP,
          chunk.gradient(out),
          row * out.plane(),
          rows < Kernels.BLOCK ? 0 : out.plane(),
          taps.get(t).outputs,
          chunk.value(in),
          channel * in.plane(),
          taps.get(t).inputs,
          lane,
          chunk.width());
    }
  }

  private int blocks() {
    return rows < Kernels.BLOCK ? rows : Math.ceilDiv(rows, Kernels.BLOCK);
  }

  private static Pairs pairs(Axis vertical, int tapY, Axis horizontal, int tapX) {
    List<Integer> outputs = new ArrayList<>();
    List<Integer> inputs = new ArrayList<>();
    for (int y = 0; y < vertical.size(); y++) {
      for (int x = 0; x < horizontal.size(); x++) {
        Axis.Position row = vertical.positions().get(y);
        Axis.Position column = horizontal.positions().get(x);
        int i = row.taps().indexOf(tapY);
        int j = column.taps().indexOf(tapX);
        if (i >= 0 && j >= 0) {
          outputs.add(y * horizontal.size() + x);
          inputs.add(
              (row.base() + row.shifts().get(i)) * horizontal.extent()
                  + column.base()
                  + column.shifts().get(j));
        }
      }
    }
    return new Pairs(outputs, inputs);
  }
}
