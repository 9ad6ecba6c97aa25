package org.gauntlet.nn.engine;

import java.util.List;

/** a (C1, ...), b (C2, ...), ... -> y (C1 + C2 + ..., ...): one after the other. */
record ConcatStep(List<Port> in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    int at = 0;
    for (int i = 0; i < in.size(); i++) {
      Port port = in.get(i);
      int n = port.size() * chunk.width();
      System.arraycopy(chunk.value(port), 0, chunk.value(out), at, n);
      at += n;
    }
  }

  @Override
  public void backward(Chunk chunk) {
    int at = 0;
    for (int i = 0; i < in.size(); i++) {
      Port port = in.get(i);
      int n = port.size() * chunk.width();
      if (port.wanted()) {
        System.arraycopy(chunk.gradient(out), at, chunk.gradient(port), 0, n);
      }
      at += n;
    }
  }
}
