package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * The first steps of a graph, as long as they only lay the input out anew, scale and shift it: what
 * they amount to for each channel, y = (x - centre) / spread, tells which values are meant.
 */
final class Preamble {
  private static final Set<String> PASSING =
      Set.of(
          "Cast", "Dropout", "Flatten", "Identity", "Reshape", "Squeeze", "Transpose", "Unsqueeze");
  private static final Set<String> ARITHMETIC = Set.of("Add", "Div", "Mul", "Sub");
  private static final List<Long> FROM_CHANNELS_LAST = List.of(0L, 3L, 1L, 2L);

  private final Map<String, List<OnnxNode>> readers = new HashMap<>();
  private final Map<String, Known> known;
  private double[] scale = {1};
  private double[] shift = {0};
  private boolean moved;
  private boolean turned;

  private Preamble(List<OnnxNode> nodes, Map<String, Known> known) {
    this.known = known;
    for (OnnxNode node : nodes) {
      if (!Vocabulary.MEASURES.contains(node.operator())) {
        node.reads()
            .distinct()
            .forEach(value -> readers.computeIfAbsent(value, _ -> new ArrayList<>()).add(node));
      }
    }
  }

  /**
   * @param known what has been worked out of each value, constants among it
   */
  static Preamble of(String input, List<OnnxNode> nodes, Map<String, Known> known) {
    Preamble preamble = new Preamble(nodes, known);
    Optional<String> value = Optional.of(input);
    while (value.isPresent()) {
      value = preamble.behind(value.get());
    }
    return preamble;
  }

  /** Whether there is any scaling or shifting. */
  boolean isThere() {
    return moved;
  }

  /** Whether the graph moves channels from the end to the front. */
  boolean takesChannelsLast() {
    return turned;
  }

  /** What is subtracted, for each channel or for all. */
  double[] centres() {
    double[] centres = new double[scale.length];
    Arrays.setAll(centres, i -> -shift[i] / scale[i]);
    return centres;
  }

  /** What is then divided by. */
  double[] spreads() {
    return Arrays.stream(scale).map(one -> 1 / Math.abs(one)).toArray();
  }

  /** The value behind the only step that reads this one, if it is a step of these. */
  private Optional<String> behind(String value) {
    List<OnnxNode> next = readers.getOrDefault(value, List.of());
    if (next.size() != 1 || next.getFirst().outputs().isEmpty()) {
      return Optional.empty();
    }
    OnnxNode node = next.getFirst();
    boolean follows =
        PASSING.contains(node.operator())
            ? pass(node)
            : node.operator().equals("BatchNormalization")
                ? standardise(node)
                : ARITHMETIC.contains(node.operator()) && compute(node, value);
    return follows ? Optional.of(node.outputs().getFirst()) : Optional.empty();
  }

  private boolean pass(OnnxNode node) {
    turned |=
        node.attributes().get("perm") instanceof Attribute.Wholes(List<Long> order)
            && order.equals(FROM_CHANNELS_LAST);
    return true;
  }

  private boolean compute(OnnxNode node, String value) {
    boolean left = node.inputs().getFirst().equals(value);
    Optional<double[]> other = numbers(node, left ? 1 : 0);
    if (node.inputs().size() != 2 || other.isEmpty() || !fits(other.get())) {
      return false;
    }
    double[] with = other.get();
    switch (node.operator()) {
      case "Add" -> change(new double[] {1}, with);
      case "Mul" -> change(with, new double[] {0});
      case "Sub" -> {
        double sign = left ? 1 : -1;
        change(new double[] {sign}, Arrays.stream(with).map(one -> -sign * one).toArray());
      }
      default -> {
        if (!left) {
          return false;
        }
        change(Arrays.stream(with).map(one -> 1 / one).toArray(), new double[] {0});
      }
    }
    return true;
  }

  /** What a batch normalisation has seen are the mean and the variance of the values before it. */
  private boolean standardise(OnnxNode node) {
    Optional<double[]> mean = numbers(node, 3);
    Optional<double[]> variance = numbers(node, 4);
    if (mean.isEmpty() || variance.isEmpty() || !fits(mean.get()) || !fits(variance.get())) {
      return false;
    }
    double[] factor = Arrays.stream(variance.get()).map(one -> 1 / Math.sqrt(one + 1e-5)).toArray();
    double[] offset = new double[factor.length];
    Arrays.setAll(offset, i -> -mean.get()[i % mean.get().length] * factor[i]);
    change(factor, offset);
    return false;
  }

  private boolean fits(double[] other) {
    return other.length == 1 || scale.length == 1 || other.length == scale.length;
  }

  /** y becomes y * factor + offset. */
  private void change(double[] factor, double[] offset) {
    double[] oldScale = scale;
    double[] oldShift = shift;
    int channels = Math.max(scale.length, Math.max(factor.length, offset.length));
    scale = new double[channels];
    shift = new double[channels];
    Arrays.setAll(scale, i -> oldScale[i % oldScale.length] * factor[i % factor.length]);
    Arrays.setAll(
        shift,
        i -> oldShift[i % oldShift.length] * factor[i % factor.length] + offset[i % offset.length]);
    moved = true;
  }

  /** A constant that is one number, or one for each channel; of an image of means their mean. */
  private Optional<double[]> numbers(OnnxNode node, int input) {
    if (input >= node.inputs().size()
        || !(known.get(node.inputs().get(input)) instanceof Known.Fixed(Literal literal))
        || literal.size() == 0) {
      return Optional.empty();
    }
    double[] numbers = new double[literal.size()];
    Arrays.setAll(numbers, literal::exact);
    boolean image = literal.dims().stream().filter(dim -> dim > 1).count() > 1;
    return Optional.of(
        image ? new double[] {Arrays.stream(numbers).average().orElseThrow()} : numbers);
  }
}
