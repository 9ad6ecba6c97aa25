package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/** h' = tanh or relu of W x + b + U h + c. */
final class RnnCell implements CellStep {
  private final Kernels kernels = ChosenKernels.kernels();
  private final Unrolling unrolling;
  private final boolean relu;
  private final HiddenProduct product;

  /** To what W x + b + c lies in its gates. */
  RnnCell(Unrolling unrolling, boolean relu, float[] hidden) {
    this.unrolling = unrolling;
    this.relu = relu;
    product =
        HiddenProduct.adding(
            hidden,
            unrolling.stateLines(),
            unrolling.gateLines(),
            unrolling.hiddenSlopes(),
            unrolling.steps());
  }

  @Override
  public void forward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] gates = chunk.value(unrolling.gates());
    float[] states = chunk.value(unrolling.states());
    product.forward(step, states, gates, chunk.width());
    int next = (step + 1) * n;
    for (int i = 0; i < n; i++) {
      float sum = gates[step * n + i];
      states[next + i] = relu && sum <= 0 ? 0 : sum;
    }
    if (!relu) {
      kernels.tanh(states, next, states, next, n);
    }
  }

  @Override
  public void backward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] slopes = chunk.gradient(unrolling.slopes());
    float[] carry = chunk.gradient(unrolling.carry());
    float[] states = chunk.value(unrolling.states());
    for (int i = 0; i < n; i++) {
      float h = states[(step + 1) * n + i];
      float slope = relu ? (h <= 0 ? 0 : 1) : Math.fma(-h, h, 1);
      slopes[step * n + i] = carry[i] * slope;
    }
    product.backward(step, slopes, carry, chunk.width());
  }

  @Override
  public void refresh() {
    product.refresh();
  }
}
