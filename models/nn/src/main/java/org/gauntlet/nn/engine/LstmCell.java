package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/** Gates i, o, f, g: k' = f k + i g; h' = o tanh(k'). */
final class LstmCell implements CellStep {
  private final Kernels kernels = ChosenKernels.kernels();
  private final Unrolling unrolling;
  private final HiddenProduct product;
  private final int recalled;
  private final int cells;
  private final int bent;

  LstmCell(Unrolling unrolling, float[] hidden, float[] bias) {
    this.unrolling = unrolling;
    int lines = unrolling.gateLines().count();
    recalled = unrolling.buffer(lines);
    cells = unrolling.buffer((unrolling.steps() + 1) * unrolling.hidden());
    bent = unrolling.buffer(unrolling.steps() * unrolling.hidden());
    product =
        new HiddenProduct(
            hidden,
            bias,
            unrolling.stateLines(),
            new Strand(lines, 0, 0),
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
    float[] sums = chunk.value(recalled);
    product.forward(step, states, sums, chunk.width());
    int at = step * 4 * n;
    for (int i = 0; i < 4 * n; i++) {
      gates[at + i] += sums[i];
    }
    kernels.sigmoid(gates, at, gates, at, 3 * n);
    kernels.tanh(gates, at + 3 * n, gates, at + 3 * n, n);
    float[] k = chunk.value(cells);
    remember(gates, at, k, step * n, n);
    float[] curved = chunk.value(bent);
    kernels.tanh(k, (step + 1) * n, curved, step * n, n);
    int next = (step + 1) * n;
    for (int i = 0; i < n; i++) {
      states[next + i] = gates[at + n + i] * curved[next - n + i];
    }
  }

  private static void remember(float[] gates, int at, float[] k, int old, int n) {
    int i = at;
    int f = at + 2 * n;
    int g = at + 3 * n;
    for (int l = 0; l < n; l++) {
      k[old + n + l] = Math.fma(gates[f + l], k[old + l], gates[i + l] * gates[g + l]);
    }
  }

  @Override
  public void backward(Chunk chunk, int step) {
    int n = unrolling.hidden() * chunk.width();
    float[] slopes = chunk.gradient(unrolling.slopes());
    float[] carry = chunk.gradient(unrolling.carry());
    float[] gates = chunk.value(unrolling.gates());
    int at = step * 4 * n;
    bend(gates, at, chunk.value(bent), step * n, carry, slopes, n);
    forget(gates, at, chunk.value(cells), step * n, carry, slopes, n);
    product.backward(step, slopes, carry, chunk.width());
  }

  /** The slope of o, and the gradient of k' behind that of h in the carry. */
  private static void bend(
      float[] gates, int at, float[] bent, int bentAt, float[] carry, float[] slopes, int n) {
    for (int l = 0; l < n; l++) {
      float o = gates[at + n + l];
      float curve = bent[bentAt + l];
      float slope = carry[l];
      carry[n + l] = Math.fma(slope * o, Math.fma(-curve, curve, 1), carry[n + l]);
      slopes[at + n + l] = slope * curve * (o * (1 - o));
    }
  }

  /** The slopes of i, f and g, and the gradient of k in the carry. */
  private static void forget(
      float[] gates, int at, float[] k, int old, float[] carry, float[] slopes, int n) {
    for (int l = 0; l < n; l++) {
      float i = gates[at + l];
      float f = gates[at + 2 * n + l];
      float g = gates[at + 3 * n + l];
      float slope = carry[n + l];
      slopes[at + l] = slope * g * (i * (1 - i));
      slopes[at + 2 * n + l] = slope * k[old + l] * (f * (1 - f));
      slopes[at + 3 * n + l] = slope * i * Math.fma(-g, g, 1);
      carry[n + l] = slope * f;
    }
  }

  @Override
  public void refresh() {
    product.refresh();
  }
}
