package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.graph.Reduction;

/** x (any) -> y (same rank): some axes reduced to one place. */
final class ReduceStep implements Step {
  private final Reduction reduction;
  private final Port in;
  private final Port out;
  private final int notes;
  private final int[] places;

  /**
   * @param notes a buffer of y's size: which element won, or the product of those passed
   */
  ReduceStep(Reduction reduction, Port in, Port out, int notes) {
    this.reduction = reduction;
    this.in = in;
    this.out = out;
    this.notes = notes;
    places = Lines.stretched(out.shape(), in.shape());
  }

  @Override
  public List<Port> kept() {
    return reduction == Reduction.PRODUCT ? List.of(in) : List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    int width = chunk.width();
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    Arrays.fill(y, 0, out.size() * width, start());
    for (int i = 0; i < places.length; i++) {
      int to = places[i] * width;
      switch (reduction) {
        case SUM -> add(x, i * width, y, to, width);
        case PRODUCT -> multiply(x, i * width, y, to, width);
        case MAXIMUM -> pick(1, i, x, y, to, chunk.value(notes), width);
        case MINIMUM -> pick(-1, i, x, y, to, chunk.value(notes), width);
      }
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      switch (reduction) {
        case SUM -> pullSum(chunk);
        case PRODUCT -> pullProduct(chunk);
        case MAXIMUM, MINIMUM -> pullWinner(chunk);
      }
    }
  }

  private void pullSum(Chunk chunk) {
    int width = chunk.width();
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(
          chunk.gradient(out), places[i] * width, chunk.gradient(in), i * width, width);
    }
  }

  /** The product of all others: of those before, on the way forth, and behind, on the way back. */
  private void pullProduct(Chunk chunk) {
    int width = chunk.width();
    float[] x = chunk.value(in);
    float[] gx = chunk.gradient(in);
    float[] passed = chunk.value(notes);
    System.arraycopy(chunk.gradient(out), 0, passed, 0, out.size() * width);
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(passed, places[i] * width, gx, i * width, width);
      multiply(x, i * width, passed, places[i] * width, width);
    }
    Arrays.fill(passed, 0, out.size() * width, 1);
    for (int i = places.length - 1; i >= 0; i--) {
      multiply(passed, places[i] * width, gx, i * width, width);
      multiply(x, i * width, passed, places[i] * width, width);
    }
  }

  private void pullWinner(Chunk chunk) {
    int width = chunk.width();
    float[] won = chunk.value(notes);
    float[] gx = chunk.gradient(in);
    float[] gy = chunk.gradient(out);
    for (int i = 0; i < places.length; i++) {
      for (int l = 0; l < width; l++) {
        int at = places[i] * width + l;
        gx[i * width + l] = won[at] == i ? gy[at] : 0;
      }
    }
  }

  private float start() {
    return switch (reduction) {
      case SUM -> 0;
      case PRODUCT -> 1;
      case MAXIMUM -> Float.NEGATIVE_INFINITY;
      case MINIMUM -> Float.POSITIVE_INFINITY;
    };
  }

  private static void add(float[] x, int from, float[] y, int to, int n) {
    for (int l = 0; l < n; l++) {
      y[to + l] += x[from + l];
    }
  }

  private static void multiply(float[] x, int from, float[] y, int to, int n) {
    for (int l = 0; l < n; l++) {
      y[to + l] *= x[from + l];
    }
  }

  /** Element i wins where it is beyond the best so far in the given direction, or no number. */
  private static void pick(int sign, int i, float[] x, float[] y, int to, float[] won, int n) {
    for (int l = 0; l < n; l++) {
      float value = x[i * n + l];
      if (sign * value > sign * y[to + l] || Float.isNaN(value)) {
        y[to + l] = value;
        won[to + l] = i;
      }
    }
  }
}
