package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;

/**
 * x (any) -> y (any): element i of y is element places[i] of x, or the filling where that is none.
 */
final class PickStep implements Step {
  private final int[] places;
  private final float filling;
  private final Port in;
  private final Port out;

  PickStep(int[] places, float filling, Port in, Port out) {
    this.places = places;
    this.filling = filling;
    this.in = in;
    this.out = out;
  }

  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    int width = chunk.width();
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    for (int i = 0; i < places.length; i++) {
      if (places[i] == Lines.NONE) {
        Arrays.fill(y, i * width, (i + 1) * width, filling);
      } else {
        System.arraycopy(x, places[i] * width, y, i * width, width);
      }
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      int width = chunk.width();
      float[] gx = chunk.gradient(in);
      float[] gy = chunk.gradient(out);
      Arrays.fill(gx, 0, in.size() * width, 0);
      for (int i = 0; i < places.length; i++) {
        if (places[i] != Lines.NONE) {
          add(gy, i * width, gx, places[i] * width, width);
        }
      }
    }
  }

  private static void add(float[] from, int at, float[] to, int place, int n) {
    for (int l = 0; l < n; l++) {
      to[place + l] += from[at + l];
    }
  }
}
