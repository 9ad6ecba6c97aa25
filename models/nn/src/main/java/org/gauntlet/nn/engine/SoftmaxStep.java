package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.kernels.Transcendental;

/** x (outer, N, inner) -> y (same): exp(x - max) over its sum along N, or the logarithm of that. */
final class SoftmaxStep implements Step {
  private final boolean log;
  private final Port in;
  private final Port out;
  private final int notes;
  private final int extent;
  private final int inner;

  /**
   * @param notes a buffer of two lines
   */
  SoftmaxStep(int axis, boolean log, Port in, Port out, int notes) {
    this.log = log;
    this.in = in;
    this.out = out;
    this.notes = notes;
    Shape shape = in.shape();
    extent = shape.at(axis);
    inner = new Shape(shape.dims().subList(axis + 1, shape.rank())).size();
  }

  @Override
  public List<Port> kept() {
    return List.of(out);
  }

  @Override
  public void forward(Chunk chunk) {
    for (int group = 0; group < in.size() / extent; group++) {
      forward(chunk, first(group));
    }
  }

  private void forward(Chunk chunk, int first) {
    int width = chunk.width();
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    float[] line = chunk.value(notes);
    Arrays.fill(line, 0, width, Float.NEGATIVE_INFINITY);
    Arrays.fill(line, width, 2 * width, 0);
    for (int k = 0; k < extent; k++) {
      raise(line, x, (first + k * inner) * width, width);
    }
    for (int k = 0; k < extent; k++) {
      lift(line, x, y, (first + k * inner) * width, width);
    }
    for (int l = width; l < 2 * width; l++) {
      line[l] = log ? line[l - width] + (float) StrictMath.log(line[l]) : 1 / line[l];
    }
    for (int k = 0; k < extent; k++) {
      finish(line, x, y, (first + k * inner) * width, width);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      for (int group = 0; group < in.size() / extent; group++) {
        backward(chunk, first(group));
      }
    }
  }

  private void backward(Chunk chunk, int first) {
    int width = chunk.width();
    float[] y = chunk.value(out);
    float[] gy = chunk.gradient(out);
    float[] gx = chunk.gradient(in);
    float[] dot = chunk.value(notes);
    Arrays.fill(dot, 0, width, 0);
    for (int k = 0; k < extent; k++) {
      int at = (first + k * inner) * width;
      for (int l = 0; l < width; l++) {
        dot[l] = log ? dot[l] + gy[at + l] : Math.fma(gy[at + l], y[at + l], dot[l]);
      }
    }
    for (int k = 0; k < extent; k++) {
      int at = (first + k * inner) * width;
      for (int l = 0; l < width; l++) {
        float slope = gy[at + l];
        gx[at + l] =
            log ? slope - Transcendental.exp(y[at + l]) * dot[l] : y[at + l] * (slope - dot[l]);
      }
    }
  }

  private int first(int group) {
    return group / inner * extent * inner + group % inner;
  }

  private static void raise(float[] peak, float[] x, int at, int n) {
    for (int l = 0; l < n; l++) {
      peak[l] = Math.max(peak[l], x[at + l]);
    }
  }

  /** y = exp(x - max), and its sum behind the maxima. */
  private static void lift(float[] line, float[] x, float[] y, int at, int n) {
    for (int l = 0; l < n; l++) {
      y[at + l] = Transcendental.exp(x[at + l] - line[l]);
      line[n + l] += y[at + l];
    }
  }

  private void finish(float[] line, float[] x, float[] y, int at, int n) {
    for (int l = 0; l < n; l++) {
      y[at + l] = log ? x[at + l] - line[n + l] : y[at + l] * line[n + l];
    }
  }
}
