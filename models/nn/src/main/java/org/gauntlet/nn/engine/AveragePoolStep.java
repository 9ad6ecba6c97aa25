package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.Region;

/** x (C, H, W) -> y (C, OH, OW): the sum under each window times share, padding left out. */
record AveragePoolStep(List<Region> regions, float share, Port in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    Arrays.fill(y, 0, out.size() * chunk.width(), 0);
    each(chunk, (source, target) -> add(x, source, y, target, chunk.width(), share));
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] gx = chunk.gradient(in);
      float[] gy = chunk.gradient(out);
      Arrays.fill(gx, 0, in.size() * chunk.width(), 0);
      each(chunk, (source, target) -> add(gy, target, gx, source, chunk.width(), share));
    }
  }

  /** Does something with two lines. */
  @FunctionalInterface
  private interface Pair {
    void accept(int source, int target);
  }

  private void each(Chunk chunk, Pair action) {
    for (int c = 0; c < in.channels(); c++) {
      for (int r = 0; r < regions.size(); r++) {
        Region region = regions.get(r);
        for (int i = 0; i < region.pixels(); i++) {
          int target = (c * out.plane() + region.target(i)) * chunk.width();
          for (int t = 0; t < region.taps(); t++) {
            int line = c * in.plane() + region.source(i) + region.shift(t);
            action.accept(line * chunk.width(), target);
          }
        }
      }
    }
  }

  private static void add(float[] from, int source, float[] to, int target, int n, float share) {
    for (int l = 0; l < n; l++) {
      to[target + l] = Math.fma(from[source + l], share, to[target + l]);
    }
  }
}
