package org.gauntlet.nn.engine;

/**
 * x (C, ...) -> y (C, ...) in inference: x times a factor plus a term, which fold the running
 * statistics.
 */
final class BatchNormStep implements Step {
  private final float epsilon;
  private final Port in;
  private final Port out;
  private final float[] scale;
  private final float[] shift;
  private final float[] mean;
  private final float[] variance;
  private final float[] factors;
  private final float[] terms;

  BatchNormStep(
      float epsilon,
      Port in,
      Port out,
      float[] scale,
      float[] shift,
      float[] mean,
      float[] variance) {
    this.epsilon = epsilon;
    this.in = in;
    this.out = out;
    this.scale = scale;
    this.shift = shift;
    this.mean = mean;
    this.variance = variance;
    factors = new float[scale.length];
    terms = new float[scale.length];
    refresh();
  }

  @Override
  public void refresh() {
    for (int c = 0; c < factors.length; c++) {
      double factor = scale[c] / Math.sqrt((double) variance[c] + epsilon);
      factors[c] = (float) factor;
      terms[c] = (float) (shift[c] - mean[c] * factor);
    }
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
