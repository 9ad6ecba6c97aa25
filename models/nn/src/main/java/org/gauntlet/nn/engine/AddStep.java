package org.gauntlet.nn.engine;

import java.util.List;

/** a (any), b (same), ... -> y (same): the sum, from left to right. */
record AddStep(List<Port> in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    int n = out.size() * chunk.width();
    float[] y = chunk.value(out);
    System.arraycopy(chunk.value(in.getFirst()), 0, y, 0, n);
    for (int port = 1; port < in.size(); port++) {
      float[] x = chunk.value(in.get(port));
      for (int i = 0; i < n; i++) {
        y[i] += x[i];
      }
    }
  }

  @Override
  public void backward(Chunk chunk) {
    for (int port = 0; port < in.size(); port++) {
      if (in.get(port).wanted()) {
        int n = out.size() * chunk.width();
        System.arraycopy(chunk.gradient(out), 0, chunk.gradient(in.get(port)), 0, n);
      }
    }
  }
}
