package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/** Gates z, r, n: h' = (1 - z) n + z h, where n = tanh(W x + b + U (r h) + c). */
final class ResetFirstCell implements CellStep {
  private final Kernels kernels = ChosenKernels.kernels();
  private final Unrolling unrolling;
  private final HiddenProduct product;
  private final HiddenProduct candidate;
  private final int recalled;
  private final int resets;

  ResetFirstCell(
      Unrolling unrolling,
      float[] hidden,
      float[] hiddenBias,
      float[] candidate,
      float[] candidateBias) {
    this.unrolling = unrolling;
    int lines = unrolling.hidden();
    recalled = unrolling.buffer(2 * lines);
    resets = unrolling.buffer(unrolling.steps() * lines);
    Strand h = unrolling.stateLines();
    Strand both = new Strand(2 * lines, 0, 0);
    Strand one = new Strand(lines, 0, 0);
    int steps = unrolling.steps();
    product = HiddenProduct.of(hidden, hiddenBias, h, both, unrolling.hiddenSlopes(), steps);
    this.candidate =
        HiddenProduct.of(candidate, candidateBias, h, one, candidateSlopes(unrolling), steps);
  }

  /** The slopes of U (r h) + c. */
  static Strand candidateSlopes(Unrolling unrolling) {
    return unrolling.slopeLines().part(2 * unrolling.hidden(), unrolling.hidden());
  }

  /** The buffer (T, H) of r h. */
  int resets() {
    return resets;
  }

  @Override
  public void forward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] gates = chunk.value(unrolling.gates());
    float[] states = chunk.value(unrolling.states());
    float[] sums = chunk.value(recalled);
    product.forward(step, states, sums, chunk.width());
    int at = step * 3 * n;
    for (int i = 0; i < 2 * n; i++) {
      gates[at + i] += sums[i];
    }
    kernels.sigmoid(gates, at, gates, at, 2 * n);
    float[] reset = chunk.value(resets);
    for (int l = 0; l < n; l++) {
      reset[step * n + l] = gates[at + n + l] * states[step * n + l];
    }
    candidate.forward(step, reset, sums, chunk.width());
    for (int l = 0; l < n; l++) {
      gates[at + 2 * n + l] += sums[l];
    }
    kernels.tanh(gates, at + 2 * n, gates, at + 2 * n, n);
    GruCell.mix(gates, at, states, step * n, n);
  }

  @Override
  public void backward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] slopes = chunk.gradient(unrolling.slopes());
    float[] carry = chunk.gradient(unrolling.carry());
    float[] beside = chunk.gradient(unrolling.beside());
    float[] gates = chunk.value(unrolling.gates());
    float[] states = chunk.value(unrolling.states());
    int at = step * 3 * n;
    GruCell.unmix(gates, at, states, step * n, carry, beside, slopes, at, n);
    candidate.backward(step, slopes, carry, chunk.width());
    for (int l = 0; l < n; l++) {
      float r = gates[at + n + l];
      slopes[at + n + l] = carry[l] * states[step * n + l] * (r * (1 - r));
      beside[l] = Math.fma(carry[l], r, beside[l]);
    }
    product.backward(step, slopes, carry, chunk.width());
    GruCell.join(carry, beside, n);
  }

  @Override
  public void refresh() {
    product.refresh();
    candidate.refresh();
  }
}
