package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.gauntlet.core.Shape;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * What inputs a model expects, as far as its first steps tell: ONNX does not say it.
 *
 * @param known whether anything tells the range; otherwise [0, 1] is no more than likely
 * @param note why
 */
public record InputContract(Units units, boolean known, Layout layout, String note) {
  private static final String SILENT = "inputs are taken to lie in [0, 1]; the file does not say";

  /** Bytes have means above this, and numbers in [0, 1] have not. */
  private static final double SURELY_BYTES = 2;

  static InputContract of(
      String input, Shape shape, List<OnnxNode> nodes, Map<String, Known> known) {
    Preamble preamble = Preamble.of(input, nodes, known);
    Layout layout =
        preamble.takesChannelsLast() && shape.rank() == 3 ? Layout.CHANNELS_LAST : Layout.of(shape);
    return preamble.isThere()
        ? judged(preamble.centres(), preamble.spreads(), layout, shape.rank() == 3)
        : silent(layout);
  }

  /** What a file of ours says. */
  static InputContract of(OwnFile own) {
    return new InputContract(
        Units.of(own.low(), own.high()),
        true,
        Layout.CHANNELS_FIRST,
        "inputs lie in [%s, %s], as the file says".formatted(own.low(), own.high()));
  }

  /** Tokens, each of which has a place in the smallest table that they are looked up in. */
  static InputContract ofTokens(String input, OptionalInt vocabulary) {
    int size =
        vocabulary.orElseThrow(() ->
            new IllegalArgumentException(
                "input '%s' takes whole numbers that are looked up in no table, so nothing has a gradient; attack it as a black box with --black-box"
                    .formatted(input)));
    return new InputContract(
        Units.of(0, Math.max(size - 1, 1)),
        true,
        Layout.CHANNELS_FIRST,
        "a model of tokens from 0 to %d: gradients end at their embedding".formatted(size - 1));
  }

  /** The same where somebody knows the units. */
  public InputContract as(Units told) {
    return new InputContract(told, true, layout, "inputs are taken as told");
  }

  /** Nothing scales or shifts the input. */
  static InputContract silent(Layout layout) {
    return new InputContract(Units.of(0, 1), false, layout, SILENT);
  }

  /**
   * @param image of other inputs only a division by 255 itself tells that they are bytes
   */
  private static InputContract judged(
      double[] centres, double[] spreads, Layout layout, boolean image) {
    if (!Arrays.stream(centres).allMatch(Double::isFinite)
        || !Arrays.stream(spreads).allMatch(Double::isFinite)) {
      return silent(layout);
    }
    String because = because(centres, spreads);
    boolean bytes =
        image
            ? all(spreads, within(40, 300)) || all(centres, within(SURELY_BYTES, 255))
            : all(spreads, within(254.5, 256.5));
    if (bytes && all(centres, within(0, 255))) {
      return known(0, 255, because, layout);
    }
    if (all(centres, within(-1.01, -0.99)) && all(spreads, within(1.99, 2.01))) {
      return known(-1, 1, because, layout);
    }
    if (all(centres, within(0, 1)) && all(spreads, within(0, 1)) && !identity(centres, spreads)) {
      return known(0, 1, because, layout);
    }
    return silent(layout);
  }

  private static InputContract known(float low, float high, String because, Layout layout) {
    String range = low == 0 ? "[0, %d]".formatted((int) high) : "[%d, 1]".formatted((int) low);
    return new InputContract(
        Units.of(low, high),
        true,
        layout,
        "inputs are taken to lie in %s, because the graph %s".formatted(range, because));
  }

  private static boolean identity(double[] centres, double[] spreads) {
    return all(centres, centre -> centre == 0) && all(spreads, spread -> spread == 1);
  }

  private static String because(double[] centres, double[] spreads) {
    String divides = all(spreads, spread -> spread == 1) ? "" : "divides them by " + words(spreads);
    if (all(centres, centre -> centre == 0)) {
      return divides;
    }
    String subtracts = "subtracts " + words(centres);
    return divides.isEmpty() ? subtracts : subtracts + " and " + divides;
  }

  /** One number, or a list. */
  private static String words(double... numbers) {
    String words =
        Arrays.stream(numbers)
            .distinct()
            .mapToObj(number -> String.format(Locale.ROOT, "%.4g", number))
            .map(word -> word.contains(".") ? word.replaceFirst("\\.?0+$", "") : word)
            .distinct()
            .collect(Collectors.joining(", "));
    return words.contains(",") ? "[" + words + "]" : words;
  }

  private static DoublePredicate within(double low, double high) {
    return value -> value >= low && value <= high;
  }

  private static boolean all(double[] numbers, DoublePredicate rule) {
    return Arrays.stream(numbers).allMatch(rule);
  }
}
