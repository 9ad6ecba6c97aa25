package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.Conv2d;

/**
 * The gradients of a convolution's parameters: weight (K, C/groups, rows, columns) and bias (K).
 */
final class ConvolutionGradient {
  private final float[] bias;
  private final LaneSums biasSums;
  private final WeightGradient weights;

  ConvolutionGradient(Conv2d operator, Port in, Port out, float[] weight, float[] bias) {
    this.bias = bias;
    biasSums = new LaneSums(bias.length);
    int depth = in.channels() / operator.groups();
    int rows = out.channels() / operator.groups();
    weights =
        TurnedGradient.suits(depth, rows)
            ? new TurnedGradient(operator, in, out, weight, biasSums)
            : new UnfoldedGradient(operator, in, out, weight, biasSums);
  }

  void gather(List<Chunk> chunks, Workers workers) {
    biasSums.clear();
    weights.gather(chunks, workers);
    for (int k = 0; k < bias.length; k++) {
      bias[k] = (float) biasSums.meet(k);
    }
  }
}
