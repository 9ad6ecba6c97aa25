package org.gauntlet.onnx;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.OnnxNode;
import org.jspecify.annotations.Nullable;

/**
 * Where the logits are: the graph's output, or what goes into a last Softmax, LogSoftmax or
 * Sigmoid, because attacks on probabilities meet gradients that have vanished.
 *
 * @param value the name of the logits in the file
 * @param skipped the operator that is left out, if any
 */
record LogitsTap(String value, Optional<OnnxNode> skipped) {
  private static final Set<String> PASSING = Set.of("Cast", "Dropout", "Identity");
  private static final Set<String> LABELS = Set.of("ArgMax", "ZipMap", "TopK");

  /**
   * @param makers the node that makes each value
   */
  static LogitsTap of(String output, Map<String, OnnxNode> makers, long opset) {
    String value = output;
    OnnxNode maker = makers.get(value);
    for (int i = 0; i < makers.size() && passes(maker); i++) {
      value = maker.inputs().getFirst();
      maker = makers.get(value);
    }
    if (maker == null || maker.inputs().isEmpty()) {
      return new LogitsTap(output, Optional.empty());
    }
    return switch (maker.operator()) {
      case "Sigmoid" -> new LogitsTap(maker.inputs().getFirst(), Optional.of(maker));
      case "Softmax", "LogSoftmax" -> {
        checkAxis(maker, opset);
        yield new LogitsTap(maker.inputs().getFirst(), Optional.of(maker));
      }
      default -> {
        if (LABELS.contains(maker.operator())) {
          throw new IllegalArgumentException(
              "output '%s' is a label made by %s, expected scores: export the model without its last step"
                  .formatted(output, maker.operator()));
        }
        yield new LogitsTap(output, Optional.empty());
      }
    };
  }

  private static boolean passes(@Nullable OnnxNode maker) {
    return maker != null && PASSING.contains(maker.operator()) && !maker.inputs().isEmpty();
  }

  /** Over the classes of (N, K); anything else would mix examples. */
  private static void checkAxis(OnnxNode node, long opset) {
    long axis =
        node.attributes().get("axis") instanceof Attribute.Whole(long given)
            ? given
            : opset < 13 ? 1 : -1;
    if (axis != 1 && axis != -1) {
      throw new IllegalArgumentException(
          "node '%s' (%s) works along axis %d, expected the classes, axis 1"
              .formatted(node.label(), node.operator(), axis));
    }
  }
}
