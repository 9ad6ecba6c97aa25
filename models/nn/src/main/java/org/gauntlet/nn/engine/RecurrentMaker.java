package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Recurrent;

/** Makes the step of a recurrent layer: its cell, and what its parameters learn. */
final class RecurrentMaker {
  private final Node node;
  private final Recurrent layer;
  private final Parameters parameters;
  private final Unrolling unrolling;

  RecurrentMaker(Node node, Recurrent layer, Parameters parameters, Unrolling unrolling) {
    this.node = node;
    this.layer = layer;
    this.parameters = parameters;
    this.unrolling = unrolling;
  }

  Step step(List<Port> inputs, Port out, boolean learns) {
    Port in = inputs.getFirst();
    SequencedMap<Strand, List<SequenceGradient.Factor>> factors = new LinkedHashMap<>();
    Strand states = unrolling.stateLines();
    Function<Chunk, float[]> hidden = chunk -> chunk.value(unrolling.states());
    if (learns) {
      Strand x = unrolling.inputLines();
      add(factors, unrolling.inputSlopes(), "input", x, chunk -> chunk.value(in));
      add(factors, unrolling.hiddenSlopes(), "hidden", states, hidden);
    }
    CellStep cell =
        switch (layer.cell()) {
          case RNN_TANH -> new RnnCell(unrolling, false, values("hidden"));
          case RNN_RELU -> new RnnCell(unrolling, true, values("hidden"));
          case LSTM -> new LstmCell(unrolling, values("hidden"));
          case GRU -> new GruCell(unrolling, values("hidden"), values("hidden_bias"));
          case GRU_RESET_FIRST -> {
            ResetFirstCell first =
                new ResetFirstCell(
                    unrolling,
                    values("hidden"),
                    values("hidden_bias"),
                    values("candidate"),
                    values("candidate_bias"));
            if (learns) {
              Strand slopes = ResetFirstCell.candidateSlopes(unrolling);
              add(factors, slopes, "candidate", states, chunk -> chunk.value(first.resets()));
            }
            yield first;
          }
        };
    List<Integer> kept = new ArrayList<>(List.of(unrolling.states()));
    if (cell instanceof LstmCell lstm) {
      kept.add(lstm.cells());
    }
    List<SequenceGradient> gradients = new ArrayList<>();
    factors.forEach((slopes, all) ->
        gradients.add(new SequenceGradient(unrolling.steps(), slopes, unrolling.slopes(), all)));
    return new RecurrentStep(
        unrolling, cell, kept, inputs, out, values("input"), biases(), gradients);
  }

  /** What is added to W x before the cell comes to it. */
  private List<float[]> biases() {
    return switch (layer.cell()) {
      case RNN_TANH, RNN_RELU, LSTM -> List.of(values("input_bias"), values("hidden_bias"));
      case GRU, GRU_RESET_FIRST -> List.of(values("input_bias"));
    };
  }

  private float[] values(String role) {
    return parameters.values(node, role);
  }

  /** Adds what a matrix learns to all that is learned from the same slopes. */
  private void add(
      Map<Strand, List<SequenceGradient.Factor>> factors,
      Strand slopes,
      String role,
      Strand x,
      Function<Chunk, float[]> values) {
    float[] weight = parameters.gradient(node, role);
    float[] bias = parameters.gradient(node, role + "_bias");
    factors
        .computeIfAbsent(slopes, _ -> new ArrayList<>())
        .add(new SequenceGradient.Factor(x, values, weight, bias));
  }
}
