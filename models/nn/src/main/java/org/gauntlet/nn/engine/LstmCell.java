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
    remember(gates, at, k, curved, now, n);
    System.arraycopy(curved, now, k, now + n, n);
    kernels.tanh(curved, now, curved, now, n);
    for (int l = 0; l < n; l++) {
      states[now + n + l] = gates[at + n + l] * curved[now + l];
    }
  }

  // Each loop writes to one array only and reads no other part of it: such loops are vectorised.

  /** k' = f k + i g. */
  private static void remember(float[] gates, int at, float[] k, float[] next, int now, int n) {
    int i = at;
    int f = at + 2 * n;
    int g = at + 3 * n;
    for (int l = 0; l < n; l++) {
      next[now + l] = Math.fma(gates[f + l], k[now + l], gates[i + l] * gates[g + l]);
    }
  }

  @Override
  public void backward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] slopes = chunk.gradient(unrolling.slopes());
    float[] carry = chunk.gradient(unrolling.carry());
    float[] beside = chunk.gradient(unrolling.beside());
    float[] gates = chunk.value(unrolling.gates());
    int at = step * 4 * n;
    bend(gates, at + n, chunk.value(bent), step * n, carry, beside, slopes, n);
    forget(gates, at, chunk.value(cells), step * n, beside, slopes, n);
    product.backward(step, slopes, carry, chunk.width());
  }

  /** The slope of o, and beside the gradient of h that of k'. */
  private static void bend(
      float[] gates,
      int at,
      float[] bent,
      int now,
      float[] carry,
      float[] beside,
      float[] slopes,
      int n) {
    for (int l = 0; l < n; l++) {
      float o = gates[at + l];
      float curve = bent[now + l];
      beside[l] = Math.fma(carry[l] * o, Math.fma(-curve, curve, 1), beside[l]);
      slopes[at + l] = carry[l] * curve * (o * (1 - o));
    }
  }

  /** The slopes of i, f and g, and the gradient of k. */
  private static void forget(
      float[] gates, int at, float[] k, int old, float[] beside, float[] slopes, int n) {
    int f = at + 2 * n;
    int g = at + 3 * n;
    for (int l = 0; l < n; l++) {
      float i = gates[at + l];
      slopes[at + l] = beside[l] * gates[g + l] * (i * (1 - i));
    }
    for (int l = 0; l < n; l++) {
      slopes[g + l] = beside[l] * gates[at + l] * Math.fma(-gates[g + l], gates[g + l], 1);
    }
    for (int l = 0; l < n; l++) {
      slopes[f + l] = beside[l] * k[old + l] * (gates[f + l] * (1 - gates[f + l]));
      beside[l] *= gates[f + l];
    }
  }

  @Override
  public void refresh() {
    product.refresh();
  }
}
