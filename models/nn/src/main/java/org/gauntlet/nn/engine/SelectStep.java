package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;

/** c (any), a (same), b (same) -> y (same): a where c is not 0, otherwise b. */
record SelectStep(Port condition, Port a, Port b, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of(condition);
  }

  @Override
  public void forward(Chunk chunk) {
    float[] c = chunk.value(condition);
    float[] left = chunk.value(a);
    float[] right = chunk.value(b);
    float[] y = chunk.value(out);
    for (int i = 0; i < out.size() * chunk.width(); i++) {
      y[i] = c[i] != 0 ? left[i] : right[i];
    }
  }

  @Override
  public void backward(Chunk chunk) {
    int n = out.size() * chunk.width();
    float[] c = chunk.value(condition);
    float[] gy = chunk.gradient(out);
    if (condition.wanted()) {
      Arrays.fill(chunk.gradient(condition), 0, n, 0);
    }
    if (a.wanted()) {
      float[] left = chunk.gradient(a);
      for (int i = 0; i < n; i++) {
        left[i] = c[i] != 0 ? gy[i] : 0;
      }
    }
    if (b.wanted()) {
      float[] right = chunk.gradient(b);
      for (int i = 0; i < n; i++) {
        right[i] = c[i] != 0 ? 0 : gy[i];
      }
    }
  }
}
