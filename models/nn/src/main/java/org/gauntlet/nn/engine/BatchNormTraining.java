package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * x (C, ...) -> y (C, ...) in training: normalised by the mean and variance of the whole batch, the
 * one step where rows meet. Leaves those statistics and the gradients of scale and shift.
 */
final class BatchNormTraining implements Step {
  private final float epsilon;
  private final Port in;
  private final Port out;
  private final float[] scale;
  private final float[] shift;
  private final float[] scaleGradient;
  private final float[] shiftGradient;
  private final float[] batchMean;
  private final float[] batchVariance;
  private final double[] mean;
  private final double[] inverse;
  private final double[] slopes;
  private final double[] offsets;
  private final LaneSums sums;
  private final LaneSums.Line values;
  private final LaneSums.Line gradients;
  private final LaneSums.Line squares = this::addSquares;
  private final LaneSums.Line products = this::addProducts;

  BatchNormTraining(
      float epsilon,
      Port in,
      Port out,
      float[] scale,
      float[] shift,
      float[] scaleGradient,
      float[] shiftGradient,
      float[] batchMean,
      float[] batchVariance) {
    this.epsilon = epsilon;
    this.in = in;
    this.out = out;
    this.scale = scale;
    this.shift = shift;
    this.scaleGradient = scaleGradient;
    this.shiftGradient = shiftGradient;
    this.batchMean = batchMean;
    this.batchVariance = batchVariance;
    mean = new double[scale.length];
    inverse = new double[scale.length];
    slopes = new double[scale.length];
    offsets = new double[scale.length];
    sums = new LaneSums(scale.length);
    values = LaneSums.value(in);
    gradients = LaneSums.gradient(out);
  }

  @Override
  public boolean meets() {
    return true;
  }

  @Override
  public void meetForward(List<Chunk> chunks, Workers workers) {
    double count = count(chunks);
    workers.run(
        scale.length,
        c -> {
          mean[c] = sum(chunks, c, values) / count;
          double spread = sum(chunks, c, squares);
          inverse[c] = 1 / Math.sqrt(spread / count + epsilon);
          batchMean[c] = (float) mean[c];
          batchVariance[c] = (float) (spread / Math.max(1, count - 1));
        });
  }

  @Override
  public List<Port> kept() {
    return List.of(in);
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    int n = in.plane() * chunk.width();
    for (int c = 0; c < scale.length; c++) {
      float factor = (float) (scale[c] * inverse[c]);
      float centre = (float) mean[c];
      for (int i = c * n; i < (c + 1) * n; i++) {
        y[i] = Math.fma(x[i] - centre, factor, shift[c]);
      }
    }
  }

  @Override
  public void meetBackward(List<Chunk> chunks, Workers workers) {
    double count = count(chunks);
    workers.run(
        scale.length,
        c -> {
          double total = sum(chunks, c, gradients);
          double along = sum(chunks, c, products) * inverse[c];
          shiftGradient[c] = (float) total;
          scaleGradient[c] = (float) along;
          offsets[c] = total / count;
          slopes[c] = along / count * inverse[c];
        });
  }

  @Override
  public void backward(Chunk chunk) {
    if (!in.wanted()) {
      return;
    }
    float[] x = chunk.value(in);
    float[] gy = chunk.gradient(out);
    float[] gx = chunk.gradient(in);
    int n = in.plane() * chunk.width();
    for (int c = 0; c < scale.length; c++) {
      float factor = (float) (scale[c] * inverse[c]);
      float centre = (float) mean[c];
      float slope = (float) -slopes[c];
      float offset = (float) offsets[c];
      for (int i = c * n; i < (c + 1) * n; i++) {
        gx[i] = factor * (Math.fma(x[i] - centre, slope, gy[i]) - offset);
      }
    }
    clearSpareLanes(chunk, gx);
  }

  private void clearSpareLanes(Chunk chunk, float[] gx) {
    if (chunk.rows() < chunk.width()) {
      for (int line = 0; line < in.size(); line++) {
        int at = line * chunk.width();
        Arrays.fill(gx, at + chunk.rows(), at + chunk.width(), 0);
      }
    }
  }

  private double sum(List<Chunk> chunks, int channel, LaneSums.Line line) {
    return sums.over(channel, chunks, channel * in.plane(), in.plane(), line);
  }

  /** (x - mean)^2. */
  private void addSquares(double[] lanes, int channel, Chunk chunk, int at, int rows) {
    float[] x = chunk.value(in);
    int base = channel * Kernels.GROUP;
    for (int l = 0; l < rows; l++) {
      double off = x[at + l] - mean[channel];
      lanes[base + l] += off * off;
    }
  }

  /** Gradient times (x - mean). */
  private void addProducts(double[] lanes, int channel, Chunk chunk, int at, int rows) {
    float[] x = chunk.value(in);
    float[] gradient = chunk.gradient(out);
    int base = channel * Kernels.GROUP;
    for (int l = 0; l < rows; l++) {
      lanes[base + l] += gradient[at + l] * (x[at + l] - mean[channel]);
    }
  }

  private double count(List<Chunk> chunks) {
    return (double) Rows.count(chunks) * in.plane();
  }
}
