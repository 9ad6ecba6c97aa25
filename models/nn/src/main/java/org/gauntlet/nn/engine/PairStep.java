package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.graph.Pairing;

/** a (any), b (same rank) -> y: a pairing of elements, each stretched along the axes that are 1. */
final class PairStep implements Step {
  private final Pairing pairing;
  private final Port a;
  private final Port b;
  private final Port out;
  private final int[] ofA;
  private final int[] ofB;

  PairStep(Pairing pairing, Port a, Port b, Port out) {
    this.pairing = pairing;
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
    float[] left = chunk.value(a);
    float[] right = chunk.value(b);
    for (int i = 0; i < ofA.length; i++) {
      for (int l = 0; l < width; l++) {
        y[i * width + l] =
            Pairings.at(pairing, left[ofA[i] * width + l], right[ofB[i] * width + l]);
      }
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (a.wanted()) {
      pull(chunk, chunk.gradient(a), a, ofA, Pairings::slopeOfFirst);
    }
    if (b.wanted()) {
      pull(chunk, chunk.gradient(b), b, ofB, Pairings::slopeOfSecond);
    }
  }

  /** How fast a pairing grows with one of its numbers. */
  @FunctionalInterface
  private interface Slope {
    float of(Pairing pairing, float a, float b);
  }

  private void pull(Chunk chunk, float[] gx, Port port, int[] places, Slope slope) {
    int width = chunk.width();
    float[] gy = chunk.gradient(out);
    float[] left = chunk.value(a);
    float[] right = chunk.value(b);
    Arrays.fill(gx, 0, port.size() * width, 0);
    for (int i = 0; i < places.length; i++) {
      for (int l = 0; l < width; l++) {
        float rate = slope.of(pairing, left[ofA[i] * width + l], right[ofB[i] * width + l]);
        gx[places[i] * width + l] += gy[i * width + l] * rate;
      }
    }
  }
}
