package org.gauntlet.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * What values a model expects, as far as its first steps tell: ONNX does not say it.
 *
 * @param high the largest value; the smallest is 0
 * @param note why
 */
record InputContract(float high, String note) {
  private static final float BYTES = 255;

  /**
   * @param known what has been worked out of each value, constants among it
   */
  static InputContract of(String input, List<OnnxNode> nodes, Map<String, Known> known) {
    String value = input;
    for (OnnxNode node : nodes) {
      if (!node.inputs().isEmpty() && node.inputs().getFirst().equals(value)) {
        if (node.operator().equals("Cast") || node.operator().equals("Identity")) {
          value = node.outputs().getFirst();
          continue;
        }
        return of(node, known);
      }
    }
    return unit("inputs are taken to lie in [0, 1]; the file does not say");
  }

  /** Tokens, each of which has a place in the smallest table that they are looked up in. */
  static InputContract ofTokens(String input, OptionalInt vocabulary) {
    int size =
        vocabulary.orElseThrow(() ->
            new IllegalArgumentException(
                "input '%s' takes whole numbers that are looked up in no table, so nothing has a gradient; attack it as a black box with --black-box"
                    .formatted(input)));
    return new InputContract(
        Math.max(size - 1, 1),
        "a model of tokens from 0 to %d: gradients end at their embedding".formatted(size - 1));
  }

  private static InputContract of(OnnxNode first, Map<String, Known> known) {
    Optional<Float> number = number(first, known);
    boolean bytes =
        switch (first.operator()) {
          case "Div" -> number.filter(n -> n >= BYTES && n <= BYTES + 1).isPresent();
          case "Mul" -> number.filter(n -> n > 0 && Math.round(1 / n) == BYTES).isPresent();
          default -> false;
        };
    if (bytes) {
      return new InputContract(
          BYTES, "inputs are taken to lie in [0, 255], because the graph divides them by 255");
    }
    return switch (first.operator()) {
      case "Sub", "Div", "Mul", "BatchNormalization" ->
          unit(
              "inputs are taken to lie in [0, 1]; the graph normalises them itself (%s)"
                  .formatted(first.operator()));
      default -> unit("inputs are taken to lie in [0, 1]; the file does not say");
    };
  }

  /** The single number that a node applies, if it is one. */
  private static Optional<Float> number(OnnxNode node, Map<String, Known> known) {
    return node.inputs().size() == 2
            && known.get(node.inputs().get(1)) instanceof Known.Fixed(var literal)
            && literal.size() == 1
        ? Optional.of(literal.real(0))
        : Optional.empty();
  }

  private static InputContract unit(String note) {
    return new InputContract(1, note);
  }
}
