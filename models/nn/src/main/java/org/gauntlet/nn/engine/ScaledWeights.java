package org.gauntlet.nn.engine;

/** The weight (channels, ...) and bias (channels) of a layer whose channels are scaled after it. */
final class ScaledWeights implements Follower {
  private final ChannelScaling scaling;
  private final float[] source;
  private final float[] sourceBias;
  private final float[] weight;
  private final float[] bias;

  ScaledWeights(ChannelScaling scaling, float[] source, float[] sourceBias) {
    this.scaling = scaling;
    this.source = source;
    this.sourceBias = sourceBias;
    weight = new float[source.length];
    bias = new float[sourceBias.length];
    refresh();
  }

  float[] weight() {
    return weight;
  }

  float[] bias() {
    return bias;
  }

  boolean isFinite() {
    return isFinite(weight) && isFinite(bias);
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void refresh() {
    int fan = weight.length / bias.length;
    for (int c = 0; c < bias.length; c++) {
      double factor = scaling.factor(c);
      for (int i = c * fan; i < (c + 1) * fan; i++) {
        weight[i] = (float) (source[i] * factor);
      }
      bias[c] = (float) Math.fma(sourceBias[c], factor, scaling.term(c));
    }
  }
}
