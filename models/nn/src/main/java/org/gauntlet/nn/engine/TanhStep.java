package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;

/** x (any) -> y (same): tanh(x). */
record TanhStep(Port in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of(out);
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    ChosenKernels.kernels().tanh(x, 0, y, 0, in.size() * chunk.width());
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] y = chunk.value(out);
      float[] gy = chunk.gradient(out);
      float[] gx = chunk.gradient(in);
      for (int i = 0; i < in.size() * chunk.width(); i++) {
        gx[i] = gy[i] * (1 - y[i] * y[i]);
      }
    }
  }
}
