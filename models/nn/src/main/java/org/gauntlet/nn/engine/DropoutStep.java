package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.core.RandomStream;

/**
 * x (any) -> y (same), in training: each value times 0 or 1/(1-rate), drawn for each row from the
 * batch's seed, the node's name and the row's place.
 */
record DropoutStep(String name, float rate, Port in, Port out, int mask) implements Step {
  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    float[] factors = chunk.value(mask);
    float keep = 1 / (1 - rate);
    for (int r = 0; r < chunk.rows(); r++) {
      RandomStream stream = chunk.seed().child(name).child(chunk.first() + r).open();
      for (int d = 0; d < in.size(); d++) {
        factors[d * chunk.width() + r] = stream.uniform() < rate ? 0 : keep;
      }
    }
    multiply(factors, chunk.value(in), chunk.value(out), in.size() * chunk.width());
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      int n = in.size() * chunk.width();
      multiply(chunk.value(mask), chunk.gradient(out), chunk.gradient(in), n);
    }
  }

  private static void multiply(float[] factors, float[] from, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = from[i] * factors[i];
    }
  }
}
