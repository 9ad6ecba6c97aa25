package org.gauntlet.nn.engine;

import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Node;

/** A factor and a term for each channel, worked out in double from a node's live parameters. */
interface ChannelScaling {
  double factor(int channel);

  double term(int channel);

  /** What batch normalisation comes to in inference. */
  static ChannelScaling of(Node norm, BatchNorm operator, Parameters parameters) {
    float[] scale = parameters.values(norm, "scale");
    float[] shift = parameters.values(norm, "shift");
    float[] mean = parameters.values(norm, "mean");
    float[] variance = parameters.values(norm, "variance");
    return new ChannelScaling() {
      @Override
      public double factor(int c) {
        return scale[c] / Math.sqrt((double) variance[c] + operator.epsilon());
      }

      @Override
      public double term(int c) {
        return shift[c] - mean[c] * factor(c);
      }
    };
  }

  /** What an affine map comes to when it has one number for each channel, or one for all. */
  static ChannelScaling of(Node affine, Parameters parameters) {
    float[] scale = parameters.values(affine, "scale");
    float[] shift = parameters.values(affine, "shift");
    return new ChannelScaling() {
      @Override
      public double factor(int c) {
        return scale[scale.length == 1 ? 0 : c];
      }

      @Override
      public double term(int c) {
        return shift[shift.length == 1 ? 0 : c];
      }
    };
  }
}
