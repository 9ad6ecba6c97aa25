package org.gauntlet.nn.engine;

import java.util.List;
import java.util.function.Consumer;
import org.gauntlet.nn.engine.kernels.Kernels;

/** One way to the gradient of a convolution's weight, (K, C/groups, rows, columns). */
interface WeightGradient {
  /** Sets the gradient of the weight; adds the gradients of the output to the bias's sums. */
  void gather(List<Chunk> chunks, Workers workers);

  /**
   * The weights that a task owns: some output channels times some input channels of one group.
   *
   * @param row the first output channel of its group
   * @param channel the first input channel of its group
   */
  record Part(int group, int row, int count, int channel, int span) {}

  /**
   * Output channels of a task: at most so many, and few enough to occupy all threads.
   *
   * @param rows output channels of a group
   */
  static int unit(int most, int groups, int rows, Workers workers) {
    int least = Math.ceilDiv(2 * (workers.threads() - 1), groups);
    return Math.min(most, whole(Math.ceilDiv(rows, Math.max(1, least))));
  }

  /** The next multiple of a block of channels. */
  static int whole(int channels) {
    return Math.ceilDiv(channels, Kernels.BLOCK) * Kernels.BLOCK;
  }

  /** Runs a task for each {@code unit} of output channels and {@code span} of input channels. */
  static void share(
      Workers workers, int groups, int rows, int unit, int depth, int span, Consumer<Part> task) {
    int parts = Math.ceilDiv(rows, unit);
    int spans = Math.ceilDiv(depth, span);
    workers.run(
        groups * parts * spans,
        i -> {
          int row = i / spans % parts * unit;
          int channel = i % spans * span;
          task.accept(
              new Part(
                  i / spans / parts,
                  row,
                  Math.min(unit, rows - row),
                  channel,
                  Math.min(span, depth - channel)));
        });
  }
}
