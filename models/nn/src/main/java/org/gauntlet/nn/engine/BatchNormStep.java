package org.gauntlet.nn.engine;

import java.util.List;

/**
 * x (C, ...) -> y (C, ...) in inference: x times a factor plus a term, which fold the running
 * statistics.
 */
final class BatchNormStep implements Step {
  private final Port in;
  private final Port out;
  private final ChannelScaling scaling;
  private final float[] factors;
  private final float[] terms;

  BatchNormStep(ChannelScaling scaling, Port in, Port out) {
    this.scaling = scaling;
    this.in = in;
    this.out = out;
    factors = new float[in.channels()];
    terms = new float[in.channels()];
    refresh();
  }

  @Override
  public void refresh() {
    for (int c = 0; c < factors.length; c++) {
      factors[c] = (float) scaling.factor(c);
      terms[c] = (float) scaling.term(c);
    }
  }

  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    int n = in.plane() * chunk.width();
    for (int c = 0; c < factors.length; c++) {
      affine(chunk.value(in), chunk.value(out), c * n, n, factors[c], terms[c]);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      int n = in.plane() * chunk.width();
      for (int c = 0; c < factors.length; c++) {
        affine(chunk.gradient(out), chunk.gradient(in), c * n, n, factors[c], 0);
      }
    }
  }

  private static void affine(float[] from, float[] to, int at, int n, float factor, float term) {
    for (int i = at; i < at + n; i++) {
      to[i] = Math.fma(from[i], factor, term);
    }
  }
}
