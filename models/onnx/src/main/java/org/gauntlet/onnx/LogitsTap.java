package org.gauntlet.onnx;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.OnnxNode;
import org.jspecify.annotations.Nullable;

/**
 * Where the logits are: the graph's output, or what goes into a last Softmax, LogSoftmax or
 * Sigmoid, because attacks on probabilities meet gradients that have vanished. Of a label, they are
 * what its ArgMax compares.
 *
 * @param value the name of the logits in the file
 * @param skipped the operator that is left out, if any
 */
record LogitsTap(String value, Optional<OnnxNode> skipped) {
  private static final Set<String> PASSING = Set.of("Cast", "Dropout", "Identity");
  private static final Set<String> LABELS = Set.of("ArgMax", "ZipMap", "TopK");

  /**
   * For an output that may be a label.
   *
   * @param makers the node that makes each value
   */
  static LogitsTap of(String output, Map<String, OnnxNode> makers, long opset) {
    OnnxNode maker = makers.get(passed(output, makers));
    if (maker == null || !maker.operator().equals("ArgMax") || maker.inputs().isEmpty()) {
      return ofScores(output, makers, opset);
    }
    checkAxis(maker, 0);
    LogitsTap scores = ofScores(maker.inputs().getFirst(), makers, opset);
    return new LogitsTap(scores.value(), scores.skipped().or(() -> Optional.of(maker)));
  }

  /** For an output that must be scores. */
  static LogitsTap ofScores(String output, Map<String, OnnxNode> makers, long opset) {
    OnnxNode maker = makers.get(passed(output, makers));
    if (maker == null || maker.inputs().isEmpty()) {
      return new LogitsTap(output, Optional.empty());
    }
    return switch (maker.operator()) {
      case "Sigmoid" -> new LogitsTap(maker.inputs().getFirst(), Optional.of(maker));
      case "Softmax", "LogSoftmax" -> {
        checkAxis(maker, opset < 13 ? 1 : -1);
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

  /** The value behind which nothing is done to it. */
  private static String passed(String output, Map<String, OnnxNode> makers) {
    String value = output;
    OnnxNode maker = makers.get(value);
    for (int i = 0; i < makers.size() && passes(maker); i++) {
      value = maker.inputs().getFirst();
      maker = makers.get(value);
    }
    return value;
  }

  private static boolean passes(@Nullable OnnxNode maker) {
    return maker != null && PASSING.contains(maker.operator()) && !maker.inputs().isEmpty();
  }

  /** Over the classes of (N, K); anything else would mix examples. */
  private static void checkAxis(OnnxNode node, long otherwise) {
    long axis =
        node.attributes().get("axis") instanceof Attribute.Whole(long given) ? given : otherwise;
    if (axis != 1 && axis != -1) {
      throw new IllegalArgumentException(
          "node '%s' (%s) works along axis %d, expected the classes, axis 1"
              .formatted(node.label(), node.operator(), axis));
    }
  }
}
