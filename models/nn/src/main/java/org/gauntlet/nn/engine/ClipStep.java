package org.gauntlet.nn.engine;

import java.util.List;

/** x (any) -> y (same): the nearest number in [low, high]; NaN stays NaN. */
record ClipStep(float low, float high, Port in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of(out);
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    for (int i = 0; i < in.size() * chunk.width(); i++) {
      y[i] = Math.max(low, Math.min(high, x[i]));
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] y = chunk.value(out);
      float[] gy = chunk.gradient(out);
      float[] gx = chunk.gradient(in);
      for (int i = 0; i < in.size() * chunk.width(); i++) {
        gx[i] = y[i] <= low || y[i] >= high ? 0 : gy[i];
      }
    }
  }
}
