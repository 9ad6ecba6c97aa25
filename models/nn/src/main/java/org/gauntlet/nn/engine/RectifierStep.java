package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * x (any) -> y (same): x where x > 0, otherwise slope * x. May run in place: the way back looks at
 * y alone.
 */
record RectifierStep(float slope, Port in, Port out) implements Step {
  private static final Kernels KERNELS = ChosenKernels.kernels();

  @Override
  public void forward(Chunk chunk) {
    int n = in.size() * chunk.width();
    KERNELS.rectify(slope, chunk.value(in), chunk.value(out), n);
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      int n = in.size() * chunk.width();
      KERNELS.rectifyBack(slope, chunk.value(out), chunk.gradient(out), chunk.gradient(in), n);
    }
  }
}
