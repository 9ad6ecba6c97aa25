package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
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
    List<SequenceGradient> gradients = new ArrayList<>();
    Strand states = unrolling.stateLines();
    Function<Chunk, float[]> hidden = chunk -> chunk.value(unrolling.states());
    if (learns) {
      gradients.add(
          gradient(
              "input", unrolling.inputLines(), chunk -> chunk.value(in), unrolling.inputSlopes()));
      gradients.add(gradient("hidden", states, hidden, unrolling.hiddenSlopes()));
    }
    CellStep cell =
        switch (layer.cell()) {
          case RNN_TANH -> new RnnCell(unrolling, false, values("hidden"), values("hidden_bias"));
          case RNN_RELU -> new RnnCell(unrolling, true, values("hidden"), values("hidden_bias"));
          case LSTM -> new LstmCell(unrolling, values("hidden"), values("hidden_bias"));
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
              gradients.add(
                  gradient("candidate", states, chunk -> chunk.value(first.resets()), slopes));
            }
            yield first;
          }
        };
    List<Integer> kept = new ArrayList<>(List.of(unrolling.states()));
    if (cell instanceof LstmCell lstm) {
      kept.add(lstm.cells());
    }
    return new RecurrentStep(
        unrolling, cell, kept, inputs, out, values("input"), values("input_bias"), gradients);
  }

  private float[] values(String role) {
    return parameters.values(node, role);
  }

  private SequenceGradient gradient(
      String role, Strand x, Function<Chunk, float[]> values, Strand slopes) {
    return new SequenceGradient(
        unrolling.steps(),
        x,
        values,
        slopes,
        unrolling.slopes(),
        parameters.gradient(node, role),
        parameters.gradient(node, role + "_bias"));
  }
}
