package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/** Gates z, r, n: h' = (1 - z) n + z h, where n = tanh(W x + b + r (U h + c)). */
final class GruCell implements CellStep {
  private final Kernels kernels = ChosenKernels.kernels();
  private final Unrolling unrolling;
  private final HiddenProduct product;
  private final int recalled;

  GruCell(Unrolling unrolling, float[] hidden, float[] bias) {
    this.unrolling = unrolling;
    recalled = unrolling.buffer(unrolling.steps() * unrolling.gateLines().count());
    product =
        HiddenProduct.of(
            hidden,
            bias,
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
    float[] sums = chunk.value(recalled);
    product.forward(step, states, sums, chunk.width());
    int at = step * 3 * n;
    for (int i = at; i < at + 2 * n; i++) {
      gates[i] += sums[i];
    }
    kernels.sigmoid(gates, at, gates, at, 2 * n);
    int candidate = at + 2 * n;
    for (int i = candidate; i < candidate + n; i++) {
      gates[i] = Math.fma(gates[i - n], sums[i], gates[i]);
    }
    kernels.tanh(gates, candidate, gates, candidate, n);
    mix(gates, at, states, step * n, n);
  }

  /** h' = n + z (h - n). */
  static void mix(float[] gates, int at, float[] states, int old, int n) {
    for (int l = 0; l < n; l++) {
      float candidate = gates[at + 2 * n + l];
      states[old + n + l] = Math.fma(gates[at + l], states[old + l] - candidate, candidate);
    }
  }

  @Override
  public void backward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] slopes = chunk.gradient(unrolling.slopes());
    float[] carry = chunk.gradient(unrolling.carry());
    float[] beside = chunk.gradient(unrolling.beside());
    float[] gates = chunk.value(unrolling.gates());
    float[] sums = chunk.value(recalled);
    float[] states = chunk.value(unrolling.states());
    int from = step * 3 * n;
    int to = step * 6 * n;
    unmix(gates, from, states, step * n, carry, beside, slopes, to, n);
    for (int l = 0; l < n; l++) {
      float r = gates[from + n + l];
      float slope = slopes[to + 2 * n + l];
      slopes[to + n + l] = slope * sums[from + 2 * n + l] * (r * (1 - r));
      slopes[to + 5 * n + l] = slope * r;
    }
    System.arraycopy(slopes, to, slopes, to + 3 * n, 2 * n);
    product.backward(step, slopes, carry, chunk.width());
    join(carry, beside, n);
  }

  /** The slopes of z and n, and beside them what h' passes straight on to h. */
  static void unmix(
      float[] gates,
      int from,
      float[] states,
      int old,
      float[] carry,
      float[] beside,
      float[] slopes,
      int to,
      int n) {
    for (int l = 0; l < n; l++) {
      float z = gates[from + l];
      float candidate = gates[from + 2 * n + l];
      beside[l] = carry[l] * z;
      slopes[to + l] = carry[l] * (states[old + l] - candidate) * (z * (1 - z));
      slopes[to + 2 * n + l] = carry[l] * (1 - z) * Math.fma(-candidate, candidate, 1);
    }
  }

  /** Adds what was handed on beside. */
  static void join(float[] carry, float[] beside, int n) {
    for (int l = 0; l < n; l++) {
      carry[l] += beside[l];
    }
  }

  @Override
  public void refresh() {
    product.refresh();
  }
}
