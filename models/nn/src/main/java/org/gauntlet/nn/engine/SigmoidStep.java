package org.gauntlet.nn.engine;

/** x (any) -> y (same): 1 / (1 + exp(-x)). */
record SigmoidStep(Port in, Port out) implements Step {
  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    for (int i = 0; i < in.size() * chunk.width(); i++) {
      y[i] = Transcendental.sigmoid(x[i]);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] y = chunk.value(out);
      float[] gy = chunk.gradient(out);
      float[] gx = chunk.gradient(in);
      for (int i = 0; i < in.size() * chunk.width(); i++) {
        gx[i] = gy[i] * (y[i] * (1 - y[i]));
      }
    }
  }
}
