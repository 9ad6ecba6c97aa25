package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.Transcendental;

/** x (any) -> y (same): x where x > 0, otherwise alpha * (exp(x) - 1). */
record EluStep(float alpha, Port in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of(out);
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    for (int i = 0; i < in.size() * chunk.width(); i++) {
      y[i] = x[i] > 0 ? x[i] : alpha * (Transcendental.exp(x[i]) - 1);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] y = chunk.value(out);
      float[] gy = chunk.gradient(out);
      float[] gx = chunk.gradient(in);
      for (int i = 0; i < in.size() * chunk.width(); i++) {
        gx[i] = y[i] > 0 ? gy[i] : gy[i] * (y[i] + alpha);
      }
    }
  }
}
