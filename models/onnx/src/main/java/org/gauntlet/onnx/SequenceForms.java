package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.onnx.format.Attribute;

/** Recurrent layers, embeddings and constants in the words of ONNX. */
final class SequenceForms {
  private SequenceForms() {}

  /**
   * x (N, T, D), states (N, H) -> y (N, T, H), through ONNX's (T, N, D) and (T, 1, N, H). Our gates
   * lie in its order.
   */
  static Form recurrent(Phrase phrase, Recurrent layer) {
    Cell cell = layer.cell();
    int lines = cell.gates() * layer.hidden();
    int depth = phrase.shape().at(1);
    List<String> inputs = new ArrayList<>();
    inputs.add(phrase.step("steps", "Transpose", List.of(phrase.input()), turn()));
    inputs.add(phrase.joined("W", Shape.of(1, lines, depth), List.of("input")));
    boolean late = cell == Cell.GRU_RESET_FIRST;
    inputs.add(
        phrase.joined(
            "R",
            Shape.of(1, lines, layer.hidden()),
            late ? List.of("hidden", "candidate") : List.of("hidden")));
    inputs.add(
        phrase.joined(
            "B",
            Shape.of(1, 2 * lines),
            late
                ? List.of("input_bias", "hidden_bias", "candidate_bias")
                : List.of("input_bias", "hidden_bias")));
    inputs.add("");
    List<String> states = phrase.names().subList(1, phrase.inputs());
    for (int i = 0; i < states.size(); i++) {
      String axis = phrase.wholes("direction" + i, List.of(0));
      inputs.add(phrase.step("first" + i, "Unsqueeze", List.of(states.get(i), axis)));
    }
    String y = phrase.step("all", operator(cell), inputs, attributes(layer));
    String squeezed =
        phrase.step("states", "Squeeze", List.of(y, phrase.wholes("directions", List.of(1))));
    return phrase.end("Transpose", List.of(squeezed), turn());
  }

  /** Rows of the table, where the model's input is all tokens, which ONNX wants as int64. */
  static Form embedding(Phrase phrase, boolean tokens) {
    if (!tokens) {
      return new Form.Missing("only embeddings of the input itself are written, read by no other");
    }
    return phrase.end("Gather", List.of(phrase.tensor("table"), phrase.input()), Map.of());
  }

  /**
   * The same numbers for every example that there is.
   *
   * @param input whose first extent counts the examples
   */
  static Form constant(Phrase phrase, String input, Shape shape) {
    String rows =
        phrase.step(
            "rows",
            "Shape",
            List.of(input),
            Map.of("start", new Attribute.Whole(0), "end", new Attribute.Whole(1)));
    String own = phrase.wholes("own", shape.dims());
    String extents =
        phrase.step(
            "extents", "Concat", List.of(rows, own), Map.of("axis", new Attribute.Whole(0)));
    return phrase.end("Expand", List.of(phrase.tensor("value"), extents), Map.of());
  }

  private static String operator(Cell cell) {
    return switch (cell) {
      case RNN_TANH, RNN_RELU -> "RNN";
      case LSTM -> "LSTM";
      case GRU, GRU_RESET_FIRST -> "GRU";
    };
  }

  private static Map<String, Attribute> attributes(Recurrent layer) {
    Map<String, Attribute> attributes = new HashMap<>();
    attributes.put("hidden_size", new Attribute.Whole(layer.hidden()));
    if (layer.reverse()) {
      attributes.put("direction", new Attribute.Text("reverse"));
    }
    if (layer.cell() == Cell.RNN_RELU) {
      attributes.put("activations", new Attribute.Texts(List.of("Relu")));
    }
    if (layer.cell() == Cell.GRU) {
      attributes.put("linear_before_reset", new Attribute.Whole(1));
    }
    return attributes;
  }

  /** The first two axes change places. */
  private static Map<String, Attribute> turn() {
    return Map.of("perm", new Attribute.Wholes(List.of(1L, 0L, 2L)));
  }
}
