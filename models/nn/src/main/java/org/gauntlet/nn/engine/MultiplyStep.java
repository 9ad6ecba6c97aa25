package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;

/** a (any), b (same rank) -> y: the product, each stretched along the axes in which it is 1. */
final class MultiplyStep implements Step {
  private final Port a;
  private final Port b;
  private final Port out;
  private final int[] ofA;
  private final int[] ofB;

  MultiplyStep(Port a, Port b, Port out) {
    this.a = a;
    this.b = b;
    this.out = out;
    ofA = Lines.stretched(a.shape(), out.shape());
    ofB = Lines.stretched(b.shape(), out.shape());
  }

  @Override
  public List<Port> kept() {
    return List.of(a, b);
  }

  @Override
  public void forward(Chunk chunk) {
    int width = chunk.width();
    float[] y = chunk.value(out);
    Arrays.fill(y, 0, out.size() * width, 0);
    for (int i = 0; i < ofA.length; i++) {
      addProduct(
          chunk.value(a), ofA[i] * width, chunk.value(b), ofB[i] * width, y, i * width, width);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    pull(chunk, a, ofA, b, ofB);
    pull(chunk, b, ofB, a, ofA);
  }

  /** The gradient of one factor: the sum, where it was stretched, of gy times the other. */
  private void pull(Chunk chunk, Port port, int[] places, Port other, int[] otherPlaces) {
    if (port.wanted()) {
      int width = chunk.width();
      float[] gx = chunk.gradient(port);
      float[] gy = chunk.gradient(out);
      float[] x = chunk.value(other);
      Arrays.fill(gx, 0, port.size() * width, 0);
      for (int i = 0; i < places.length; i++) {
        addProduct(gy, i * width, x, otherPlaces[i] * width, gx, places[i] * width, width);
      }
    }
  }

  private static void addProduct(
      float[] a, int atA, float[] b, int atB, float[] sum, int at, int n) {
    for (int l = 0; l < n; l++) {
      sum[at + l] = Math.fma(a[atA + l], b[atB + l], sum[at + l]);
    }
  }
}
