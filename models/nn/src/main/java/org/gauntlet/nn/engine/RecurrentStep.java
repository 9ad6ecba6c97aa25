package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;

/**
 * x (T, D), states (H) to start from or none -> y (T, H). W x + b is one product over all steps;
 * then the cell takes step after step.
 */
final class RecurrentStep implements Step {
  private final Unrolling unrolling;
  private final CellStep cell;
  private final Port in;
  private final List<Port> starts;
  private final List<Integer> states;
  private final Port out;
  private final boolean wanted;
  private final List<float[]> biases;
  private final float[] bias;
  private final Strand outputs;
  private final SequenceProduct forward;
  private final SequenceProduct backward;
  private final List<SequenceGradient> gradients;

  /**
   * @param states the buffers (T + 1, H) of the cell's states
   * @param inputs x, then what the states start from
   * @param biases what is added to W x
   * @param gradients of the parameters; none where nothing is learned
   */
  RecurrentStep(
      Unrolling unrolling,
      CellStep cell,
      List<Integer> states,
      List<Port> inputs,
      Port out,
      float[] weight,
      List<float[]> biases,
      List<SequenceGradient> gradients) {
    this.unrolling = unrolling;
    this.cell = cell;
    this.states = List.copyOf(states);
    in = inputs.getFirst();
    starts = List.copyOf(inputs.subList(1, inputs.size()));
    this.out = out;
    this.gradients = List.copyOf(gradients);
    wanted = !gradients.isEmpty() || in.wanted() || starts.stream().anyMatch(Port::wanted);
    outputs = unrolling.outputLines();
    Strand x = unrolling.inputLines();
    Strand gates = unrolling.gateLines();
    Strand slopes = unrolling.inputSlopes();
    int steps = unrolling.steps();
    this.biases = List.copyOf(biases);
    bias = new float[gates.count()];
    addBiases();
    forward = SequenceProduct.of(weight, bias, x, gates, SequenceProduct.together(x, gates, steps));
    backward = SequenceProduct.back(weight, slopes, x, SequenceProduct.together(slopes, x, steps));
  }

  @Override
  public List<Port> kept() {
    return gathers() ? List.of(in) : List.of();
  }

  @Override
  public boolean gathers() {
    return !gradients.isEmpty();
  }

  @Override
  public void forward(Chunk chunk) {
    int n = unrolling.hidden() * chunk.width();
    for (int i = 0; i < states.size(); i++) {
      float[] state = chunk.value(states.get(i));
      if (starts.isEmpty()) {
        Arrays.fill(state, 0, n, 0);
      } else {
        System.arraycopy(chunk.value(starts.get(i)), 0, state, 0, n);
      }
    }
    forward.run(chunk.value(in), chunk.value(unrolling.gates()), chunk.width());
    float[] y = chunk.value(out);
    for (int step = 0; step < unrolling.steps(); step++) {
      cell.forward(chunk, step);
      float[] state = chunk.value(unrolling.states());
      System.arraycopy(state, (step + 1) * n, y, outputs.at(step) * chunk.width(), n);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (!wanted) {
      return;
    }
    int n = unrolling.hidden() * chunk.width();
    float[] carry = chunk.gradient(unrolling.carry());
    float[] gy = chunk.gradient(out);
    float[] beside = chunk.gradient(unrolling.beside());
    Arrays.fill(carry, 0, n, 0);
    Arrays.fill(beside, 0, n, 0);
    for (int step = unrolling.steps() - 1; step >= 0; step--) {
      int at = outputs.at(step) * chunk.width();
      for (int l = 0; l < n; l++) {
        carry[l] += gy[at + l];
      }
      cell.backward(chunk, step);
    }
    for (int i = 0; i < starts.size(); i++) {
      if (starts.get(i).wanted()) {
        System.arraycopy(i == 0 ? carry : beside, 0, chunk.gradient(starts.get(i)), 0, n);
      }
    }
    if (in.wanted()) {
      float[] slopes = chunk.gradient(unrolling.slopes());
      backward.run(slopes, chunk.gradient(in), chunk.width());
    }
  }

  @Override
  public void gather(List<Chunk> chunks, Workers workers) {
    gradients.forEach(gradient -> gradient.gather(chunks, workers));
  }

  @Override
  public void refresh() {
    addBiases();
    forward.refresh();
    backward.refresh();
    cell.refresh();
  }

  private void addBiases() {
    Arrays.fill(bias, 0);
    for (float[] part : biases) {
      for (int i = 0; i < bias.length; i++) {
        bias[i] += part[i];
      }
    }
  }
}
