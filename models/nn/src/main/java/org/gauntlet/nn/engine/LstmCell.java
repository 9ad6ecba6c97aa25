package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/** Gates i, o, f, g: k' = f k + i g; h' = o tanh(k'). */
final class LstmCell implements CellStep {
  private final Kernels kernels = ChosenKernels.kernels();
  private final Unrolling unrolling;
  private final HiddenProduct product;
  private final int cells;
  private final int bent;

  /** To what W x + b + c lies in its gates. */
  LstmCell(Unrolling unrolling, float[] hidden) {
    this.unrolling = unrolling;
    cells = unrolling.buffer((unrolling.steps() + 1) * unrolling.hidden());
    bent = unrolling.buffer(unrolling.steps() * unrolling.hidden());
    product =
        HiddenProduct.adding(
            hidden,
            unrolling.stateLines(),
            unrolling.gateLines(),
            unrolling.hiddenSlopes(),
            unrolling.steps());
  }

  /** The buffer (T + 1, H) of k. */
  int cells() {
    return cells;
  }

  @Override
  public void forward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] gates = chunk.value(unrolling.gates());
    float[] states = chunk.value(unrolling.states());
    product.forward(step, states, gates, chunk.width());
    int at = step * 4 * n;
    kernels.sigmoid(gates, at, gates, at, 3 * n);
    kernels.tanh(gates, at + 3 * n, gates, at + 3 * n, n);
    float[] k = chunk.value(cells);
    float[] curved = chunk.value(bent);
    int now = step * n;
    kernels.remember(gates, at, k, now, n);
    kernels.tanh(k, now + n, curved, now, n);
    kernels.times(gates, at + n, curved, now, states, now + n, n);
  }

  @Override
  public void backward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] slopes = chunk.gradient(unrolling.slopes());
    float[] carry = chunk.gradient(unrolling.carry());
    float[] beside = chunk.gradient(unrolling.beside());
    float[] gates = chunk.value(unrolling.gates());
    int at = step * 4 * n;
    kernels.forget(
        gates, at, chunk.value(cells), chunk.value(bent), step * n, carry, beside, slopes, n);
    product.backward(step, slopes, carry, chunk.width());
  }

  @Override
  public void refresh() {
    product.refresh();
  }
}
