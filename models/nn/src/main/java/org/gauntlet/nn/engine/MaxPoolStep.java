package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * x (C, H, W) -> y (C, OH, OW): the largest value under each window. Remembers which tap won; the
 * gradient goes there alone, to the first of equals.
 */
record MaxPoolStep(List<Region> regions, Port in, Port out, int winners) implements Step {
  private static final Kernels KERNELS = ChosenKernels.kernels();

  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    float[] won = chunk.value(winners);
    for (int c = 0; c < in.channels(); c++) {
      for (int r = 0; r < regions.size(); r++) {
        int from = c * in.plane();
        KERNELS.largest(regions.get(r), x, from, y, won, c * out.plane(), chunk.width());
      }
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] gx = chunk.gradient(in);
      float[] gy = chunk.gradient(out);
      float[] won = chunk.value(winners);
      Arrays.fill(gx, 0, in.size() * chunk.width(), 0);
      for (int c = 0; c < in.channels(); c++) {
        for (int r = 0; r < regions.size(); r++) {
          int from = c * out.plane();
          KERNELS.largestBack(regions.get(r), gy, won, from, gx, c * in.plane(), chunk.width());
        }
      }
    }
  }
}
