package org.gauntlet.nn.engine;

import java.util.List;

/** One way to the gradient of a convolution's weight, (K, C/groups, rows, columns). */
interface WeightGradient {
  /** Sets the gradient of the weight; adds the gradients of the output to the bias's sums. */
  void gather(List<Chunk> chunks, Workers workers);
}
