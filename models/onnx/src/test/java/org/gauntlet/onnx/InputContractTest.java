package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the first steps of a graph tell of its inputs, in the forms in which exporters write them.
 */
class InputContractTest {
  private static final Map<String, float[]> CONSTANTS =
      Map.ofEntries(
          Map.entry("half", new float[] {0.5f}),
          Map.entry("one", new float[] {1}),
          Map.entry("minus_one", new float[] {-1}),
          Map.entry("two", new float[] {2}),
          Map.entry("bytes", new float[] {255}),
          Map.entry("middle", new float[] {127.5f}),
          Map.entry("shrunk", new float[] {1 / 255f}),
          Map.entry("mnist_mean", new float[] {0.1307f}),
          Map.entry("mnist_std", new float[] {0.3081f}),
          Map.entry("mean", new float[] {0.485f, 0.456f, 0.406f}),
          Map.entry("std", new float[] {0.229f, 0.224f, 0.225f}),
          Map.entry("byte_mean", new float[] {123.675f, 116.28f, 103.53f}),
          Map.entry("byte_std", new float[] {58.395f, 57.12f, 57.375f}),
          Map.entry("caffe_mean", new float[] {103.939f, 116.779f, 123.68f}),
          Map.entry("age", new float[] {38.6f}),
          Map.entry("years", new float[] {13.6f}));

  /** Steps such as {@code Sub mean}, and what they tell. */
  record Told(String steps, String range) {}

  static Stream<Told> forms() {
    return Stream.of(
        new Told("Div bytes", "[0, 255]"),
        new Told("Mul shrunk", "[0, 255]"),
        new Told("Cast, Div bytes", "[0, 255]"),
        new Told("Identity, Cast, Cast, Mul shrunk", "[0, 255]"),
        new Told("Div bytes, Sub mean, Div std", "[0, 255]"),
        new Told("Mul shrunk, Sub half, Div half", "[0, 255]"),
        new Told("Div middle, Sub one", "[0, 255]"),
        new Told("Sub middle, Div middle", "[0, 255]"),
        new Told("Sub byte_mean, Div byte_std", "[0, 255]"),
        new Told("Sub caffe_mean", "[0, 255]"),
        new Told("Sub mean, Div std", "[0, 1]"),
        new Told("Sub mnist_mean, Div mnist_std", "[0, 1]"),
        new Told("Mul two, Sub one", "[0, 1]"),
        new Told("Mul two, Add minus_one", "[0, 1]"),
        new Told("Mul bytes, Sub byte_mean, Div byte_std", "[0, 1]"),
        new Told("Mul bytes", "[0, 1]"),
        new Told("turn, Sub mean, Div std", "[0, 1]"),
        new Told("Add one, Div two", "[-1, 1]"),
        new Told("Mul half, Add half", "[-1, 1]"),
        new Told("normalise unit", "[0, 1]"),
        new Told("normalise byte", "[0, 255]"),
        new Told("Mul shrunk, normalise unit", "[0, 255]"),
        new Told("", ""),
        new Told("Cast", ""),
        new Told("Mul one", ""),
        new Told("normalise normal", ""));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theRangeIsRead(Told told) {
    InputContract contract = image(told.steps()).contract();
    assertThat(contract.known()).isEqualTo(!told.range().isEmpty());
    Units units = contract.units();
    String found = "[%d, %d]".formatted((int) units.low(), (int) units.high());
    assertThat(found).isEqualTo(told.range().isEmpty() ? "[0, 1]" : told.range());
    assertThat(contract.note())
        .startsWith("inputs are taken to lie in " + found)
        .contains(contract.known() ? "because the graph" : "the file does not say");
  }

  @Test
  void theReasonIsTold() {
    assertThat(image("Sub mean, Div std").contract().note())
        .isEqualTo(
            "inputs are taken to lie in [0, 1], because the graph subtracts [0.485, 0.456, 0.406]"
                + " and divides them by [0.229, 0.224, 0.225]");
    assertThat(image("Cast, Mul shrunk").contract().note())
        .endsWith("because the graph divides them by 255");
    assertThat(image("Sub caffe_mean").contract().note())
        .endsWith("because the graph subtracts [103.9, 116.8, 123.7]");
  }

  /** Where the constant stands on the left. */
  @Test
  void aNegativeIsANormalisationToo() {
    List<Message> parts = parts();
    parts.add(node("Sub", List.of("one", "x"), "v"));
    assertThat(network(parts, "v").contract().note())
        .isEqualTo("inputs are taken to lie in [0, 1], because the graph subtracts 1");
  }

  /** What scales features of a table is about the features, and tells no range. */
  @Test
  void featuresOfATableAreNoBytes() {
    Imported table =
        OnnxFile.of(
                "x",
                model(
                    13,
                    graph(
                        node("Sub", List.of("x", "age"), "a"),
                        node("Div", List.of("a", "years"), "y"),
                        floats("age", List.of(3), 38.6f, 120, 7),
                        floats("years", List.of(3), 13.6f, 50, 2),
                        input("x", 0, 3),
                        output("y", 0, 3))))
            .network();
    assertThat(table.contract().known()).isFalse();
  }

  @Test
  void aValueThatGoesTwoWaysTellsNothing() {
    List<Message> parts = parts();
    parts.add(node("Div", List.of("x", "bytes"), "d"));
    parts.add(node("Add", List.of("d", "x"), "v"));
    assertThat(network(parts, "v").contract().known()).isFalse();
  }

  @Test
  void measuringTheInputIsNoReading() {
    List<Message> parts = parts();
    parts.add(node("Shape", List.of("x"), "s"));
    parts.add(node("Reshape", List.of("x", "s"), "same"));
    parts.add(node("Div", List.of("same", "bytes"), "v"));
    assertThat(network(parts, "v").contract().units().high()).isEqualTo(255);
  }

  @Test
  void channelsLastAreKnownByTheirTransposeOrTheirShape() {
    assertThat(image("Div bytes").contract().layout()).isEqualTo(Layout.CHANNELS_FIRST);
    assertThat(image("turn, Div bytes").contract().layout()).isEqualTo(Layout.CHANNELS_LAST);
    assertThat(image("Div bytes, turn").contract().layout()).isEqualTo(Layout.CHANNELS_LAST);
    assertThat(last("Relu").contract().layout()).isEqualTo(Layout.CHANNELS_LAST);
  }

  /** Whatever the bytes are normalised by, the values that come out stay the same. */
  @Property(tries = 100)
  void aRangeBeforeANormalisationIsFoundAgain(
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double mean,
      @ForAll @DoubleRange(min = 0.17, max = 0.9) double std,
      @ForAll @IntRange(min = 0, max = 2) int form) {
    float scale = form == 0 ? 1 : 255;
    List<Message> parts = parts();
    String value = "x";
    if (form == 2) {
      parts.add(node("Div", List.of("x", "bytes"), "d"));
      value = "d";
    }
    float inner = form == 2 ? 1 : scale;
    parts.add(floats("m", List.of(), (float) mean * inner));
    parts.add(floats("s", List.of(), (float) std * inner));
    parts.add(node("Sub", List.of(value, "m"), "c"));
    parts.add(node("Div", List.of("c", "s"), "v"));
    assertThat(network(parts, "v").contract().units().high()).isEqualTo(scale);
  }

  /** A model of images (3, 5, 5), or (5, 5, 3) that a step turns. */
  private static Imported image(String steps) {
    List<Message> parts = new ArrayList<>();
    String value = "x";
    boolean turned = false;
    int count = 0;
    for (String step : steps.isEmpty() ? new String[0] : steps.split(", ")) {
      String[] words = step.split(" ", -1);
      String next = "v" + count++;
      turned |= words[0].equals("turn");
      parts.add(
          switch (words[0]) {
            case "turn" -> node("Transpose", List.of(value), next, wholes("perm", 0, 3, 1, 2));
            case "Cast" -> node("Cast", List.of(value), next, whole("to", 1));
            case "normalise" -> normalised(value, words[1], next);
            default ->
                node(words[0], words.length == 1 ? List.of(value) : List.of(value, words[1]), next);
          });
      value = next;
    }
    List<Message> all = turned ? last() : parts();
    all.addAll(parts);
    return network(all, value);
  }

  private static Message normalised(String value, String statistics, String next) {
    List<String> inputs = List.of(value, "gamma", "beta", statistics + "_m", statistics + "_v");
    return node("BatchNormalization", inputs, next, real("epsilon", 1e-5f));
  }

  /** Images with channels last, a step, and nothing that turns them. */
  private static Imported last(String step) {
    List<Message> parts = last();
    parts.add(node(step, List.of("x"), "v"));
    return network(parts, "v");
  }

  private static List<Message> parts() {
    List<Message> parts = constants();
    parts.add(input("x", 0, 3, 5, 5));
    return parts;
  }

  private static List<Message> last() {
    List<Message> parts = constants();
    parts.add(input("x", 0, 5, 5, 3));
    return parts;
  }

  private static List<Message> constants() {
    List<Message> parts = new ArrayList<>();
    CONSTANTS.forEach((name, values) ->
        parts.add(
            values.length == 1
                ? floats(name, List.of(), values)
                : floats(name, List.of(1, 3, 1, 1), values)));
    parts.add(floats("gamma", List.of(3), 2, 0.5f, 1));
    parts.add(floats("beta", List.of(3), 9, -9, 0));
    parts.add(floats("unit_m", List.of(3), 0.49f, 0.48f, 0.44f));
    parts.add(floats("unit_v", List.of(3), 0.06f, 0.06f, 0.07f));
    parts.add(floats("byte_m", List.of(3), 125, 122, 113));
    parts.add(floats("byte_v", List.of(3), 3900, 3800, 4400));
    parts.add(floats("normal_m", List.of(3), 0.3f, -0.7f, 0.1f));
    parts.add(floats("normal_v", List.of(3), 2.2f, 1.9f, 2));
    parts.add(longs("rows", List.of(2), 0, -1));
    return parts;
  }

  /** The parts, and two classes behind a value. */
  private static Imported network(List<Message> parts, String value) {
    parts.add(node("Relu", List.of(value), "r"));
    parts.add(node("Reshape", List.of("r", "rows"), "y"));
    parts.add(output("y", 0, 75));
    return OnnxFile.of("x", model(13, graph(parts.toArray(Message[]::new)))).network();
  }
}
