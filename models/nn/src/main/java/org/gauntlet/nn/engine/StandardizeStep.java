package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Shape;

/** x (outer, N) -> y (same): (x - mean) / sqrt(variance + epsilon), both along N. */
final class StandardizeStep implements Step {
  private final float epsilon;
  private final Port in;
  private final Port out;
  private final int factors;
  private final int outer;
  private final int extent;

  /**
   * @param factors a buffer of a line for each place of the axes before
   */
  StandardizeStep(int axis, float epsilon, Port in, Port out, int factors) {
    this.epsilon = epsilon;
    this.in = in;
    this.out = out;
    this.factors = factors;
    outer = outer(axis, in.shape());
    extent = in.size() / outer;
  }

  /** Places of the axes before this one. */
  static int outer(int axis, Shape shape) {
    return new Shape(shape.dims().subList(0, axis)).size();
  }

  @Override
  public List<Port> kept() {
    return List.of(out);
  }

  @Override
  public void forward(Chunk chunk) {
    double[] sums = new double[2 * chunk.width()];
    for (int group = 0; group < outer; group++) {
      forward(chunk, group, sums);
    }
  }

  private void forward(Chunk chunk, int group, double[] sums) {
    int width = chunk.width();
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    float[] factor = chunk.value(factors);
    int end = (group + 1) * extent * width;
    Arrays.fill(sums, 0);
    for (int at = end - extent * width; at < end; at += width) {
      for (int l = 0; l < width; l++) {
        sums[l] += x[at + l];
      }
    }
    for (int l = 0; l < width; l++) {
      sums[l] /= extent;
    }
    for (int at = end - extent * width; at < end; at += width) {
      for (int l = 0; l < width; l++) {
        double off = x[at + l] - sums[l];
        sums[width + l] += off * off;
      }
    }
    for (int l = 0; l < width; l++) {
      factor[group * width + l] = (float) (1 / Math.sqrt(sums[width + l] / extent + epsilon));
    }
    for (int at = end - extent * width; at < end; at += width) {
      for (int l = 0; l < width; l++) {
        y[at + l] = (float) (x[at + l] - sums[l]) * factor[group * width + l];
      }
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      double[] sums = new double[2 * chunk.width()];
      for (int group = 0; group < outer; group++) {
        backward(chunk, group, sums);
      }
    }
  }

  private void backward(Chunk chunk, int group, double[] sums) {
    int width = chunk.width();
    float[] y = chunk.value(out);
    float[] gx = chunk.gradient(in);
    float[] gy = chunk.gradient(out);
    float[] factor = chunk.value(factors);
    int end = (group + 1) * extent * width;
    Arrays.fill(sums, 0);
    for (int at = end - extent * width; at < end; at += width) {
      for (int l = 0; l < width; l++) {
        sums[l] += gy[at + l];
        sums[width + l] += (double) gy[at + l] * y[at + l];
      }
    }
    for (int at = end - extent * width; at < end; at += width) {
      for (int l = 0; l < width; l++) {
        double common = (sums[l] + y[at + l] * sums[width + l]) / extent;
        gx[at + l] = (float) ((gy[at + l] - common) * factor[group * width + l]);
      }
    }
  }
}
