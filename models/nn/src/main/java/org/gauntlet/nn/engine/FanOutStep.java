package org.gauntlet.nn.engine;

import java.util.List;

/**
 * One value read by several steps. Going forward there is nothing to do; on the way back the first
 * reader has written to the value's own gradient and each other reader to one of its own, which are
 * added in the readers' order.
 */
record FanOutStep(Port value, List<Port> others) implements Step {
  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {}

  @Override
  public void backward(Chunk chunk) {
    float[] sum = chunk.gradient(value);
    for (int other = 0; other < others.size(); other++) {
      float[] share = chunk.gradient(others.get(other));
      for (int i = 0; i < value.size() * chunk.width(); i++) {
        sum[i] += share[i];
      }
    }
  }
}
