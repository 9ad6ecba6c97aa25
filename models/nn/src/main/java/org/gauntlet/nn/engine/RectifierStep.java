package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * x (any) -> y (same): x where x > 0, otherwise slope * x. Remembers the signs, a bit for each
 * value, so that the way back needs neither x nor y; may run in place.
 *
 * @param signs the buffer of bits
 */
record RectifierStep(float slope, int signs, Port in, Port out) implements Step {
  private static final Kernels KERNELS = ChosenKernels.kernels();

  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    KERNELS.rectify(
        slope, chunk.value(in), chunk.value(out), chunk.signs(signs), in.size(), chunk.width());
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      KERNELS.rectifyBack(
          slope,
          chunk.signs(signs),
          chunk.gradient(out),
          chunk.gradient(in),
          in.size(),
          chunk.width());
    }
  }
}
