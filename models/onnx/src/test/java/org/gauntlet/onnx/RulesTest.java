package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.weights;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Single operators in their forms: what they answer on small numbers, and what they refuse. */
class RulesTest {
  private static final Message AXES_1 = longs("axes", List.of(1), 1);

  @Test
  void averagesCountTheirPaddingOnlyWhenTold() {
    Message kernel = wholes("kernel_shape", 2);
    Message pads = wholes("pads", 1, 1);
    Message strides = wholes("strides", 2);
    Message count = whole("count_include_pad", 1);
    assertThat(run(row(2, 4, 6, 8), node("AveragePool", X, "p", kernel, pads, strides)))
        .containsExactly(2, 5, 8);
    assertThat(run(row(2, 4, 6, 8), node("AveragePool", X, "p", kernel, pads, strides, count)))
        .containsExactly(1, 5, 4);
  }

  @Test
  void ceilModeAddsAWindowThatHangsOverTheEndAndCountsNothingThere() {
    Message[] attributes = {
      wholes("kernel_shape", 2), wholes("strides", 2), whole("ceil_mode", 1), null
    };
    attributes[3] = whole("count_include_pad", 1);
    assertThat(run(row(1, 3, 8), node("AveragePool", X, "p", attributes))).containsExactly(2, 8);
    assertThat(run(row(1, 3, 8), node("MaxPool", X, "p", attributes))).containsExactly(3, 8);
    assertThat(run(row(1, 3), node("MaxPool", X, "p", attributes))).containsExactly(3);
  }

  @Test
  void aWindowThatWouldBeginBehindTheEndIsDropped() {
    Message[] attributes = {wholes("kernel_shape", 1), wholes("strides", 3), whole("ceil_mode", 1)};
    assertThat(run(row(1, 2, 3), node("MaxPool", X, "p", attributes))).containsExactly(1);
  }

  @Test
  void samePaddingGoesBehindOrBefore() {
    Message weight = floats("k", List.of(1, 1, 2), 1, 10);
    List<String> inputs = List.of("x", "k");
    assertThat(run(row(1, 2, 3), weight, node("Conv", inputs, "p", text("auto_pad", "SAME_UPPER"))))
        .containsExactly(21, 32, 3);
    assertThat(run(row(1, 2, 3), weight, node("Conv", inputs, "p", text("auto_pad", "SAME_LOWER"))))
        .containsExactly(10, 21, 32);
    assertThat(run(row(1, 2, 3), weight, node("Conv", inputs, "p", text("auto_pad", "VALID"))))
        .containsExactly(21, 32);
    assertThatThrownBy(
            () -> run(row(1, 2, 3), weight, node("Conv", inputs, "p", text("auto_pad", "SAME"))))
        .hasMessageContaining("node 'the_p' (Conv): auto_pad 'SAME' is unknown");
  }

  @Test
  void gemmScalesItsParts() {
    Message w = floats("w", List.of(2, 2), 1, 2, 3, 4);
    Message c = floats("c", List.of(2), 10, 20);
    assertThat(
            flat(
                new float[] {1, 1},
                2,
                w,
                c,
                node("Gemm", List.of("x", "w", "c"), "p", real("alpha", 2), real("beta", 0.5f))))
        .containsExactly(13, 22);
    assertThat(
            flat(
                new float[] {1, 1}, 2, w, node("Gemm", List.of("x", "w"), "p", whole("transB", 1))))
        .containsExactly(3, 7);
    assertThatThrownBy(() ->
            flat(
                new float[] {1, 1}, 2, w, node("Gemm", List.of("x", "w"), "p", whole("transA", 1))))
        .hasMessageContaining("it would mix the examples of a batch");
  }

  static Stream<Arguments> elementwise() {
    Message c = floats("c", List.of(), 4);
    Message each = floats("c", List.of(1, 3), 1, 2, 4);
    return Stream.of(
        Arguments.of("Add", List.of("x", "c"), c, new float[] {2, 4, 12}),
        Arguments.of("Add", List.of("c", "x"), each, new float[] {-1, 2, 12}),
        Arguments.of("Sub", List.of("x", "c"), c, new float[] {-6, -4, 4}),
        Arguments.of("Sub", List.of("c", "x"), each, new float[] {3, 2, -4}),
        Arguments.of("Mul", List.of("c", "x"), each, new float[] {-2, 0, 32}),
        Arguments.of("Div", List.of("x", "c"), each, new float[] {-2, 0, 2}),
        Arguments.of("Add", List.of("x", "x"), c, new float[] {-4, 0, 16}),
        Arguments.of("Sub", List.of("x", "x"), c, new float[] {0, 0, 0}),
        Arguments.of("Mul", List.of("x", "x"), c, new float[] {4, 0, 64}),
        Arguments.of("Sum", List.of("x", "x", "x"), c, new float[] {-6, 0, 24}),
        Arguments.of("Neg", List.of("x"), c, new float[] {2, 0, -8}),
        Arguments.of("Clip", List.of("x", "", "c"), c, new float[] {-2, 0, 4}),
        Arguments.of("PRelu", List.of("x", "c"), c, new float[] {-8, 0, 8}),
        Arguments.of("HardSigmoid", List.of("x"), c, new float[] {0.1f, 0.5f, 1}),
        Arguments.of("HardSwish", List.of("x"), c, new float[] {-2 * (0.5f - 2 / 6f), 0, 8}),
        Arguments.of("Dropout", List.of("x"), c, new float[] {-2, 0, 8}));
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void elementwiseOperatorsAnswer(
      String operator, List<String> inputs, Message constant, float[] expected) {
    float[] found = flat(new float[] {-2, 0, 8}, 3, constant, node(operator, inputs, "p"));
    assertThat(found).containsExactly(expected, within(1e-6f));
  }

  @Test
  void aConstantMustMeetAllExamplesAlike() {
    Message rows = floats("c", List.of(3, 1), 1, 2, 3);
    assertThatThrownBy(
            () -> flat(new float[] {1, 2, 3}, 3, rows, node("Add", List.of("x", "c"), "p")))
        .hasMessageContaining("a constant of dims [3, 1] does not meet all examples alike");
  }

  @Test
  void theBatchAxisIsFollowedThroughMovesAndFound() {
    Message[] there = {
      node("Transpose", X, "t", wholes("perm", 2, 0, 1)),
      node("Relu", List.of("t"), "r"),
      node("Transpose", List.of("r"), "p", wholes("perm", 1, 2, 0))
    };
    assertThat(run(row(1, 2, 3), there)).containsExactly(1, 2, 3);
    assertThatThrownBy(() ->
            run(
                row(1, 2, 3),
                node("Reshape", List.of("x", "s"), "p"),
                longs("s", List.of(2), -1, 1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("whose axis 0 is merged with others");
    assertThatThrownBy(
            () -> run(row(1, 2, 3), node("Concat", List.of("x", "x"), "p", whole("axis", 0))))
        .hasMessageContaining("it works along the batch axis and would mix examples");
    assertThatThrownBy(() ->
            run(
                row(1, 2),
                node("Squeeze", List.of("x", "axes"), "p"),
                longs("axes", List.of(1), 0)))
        .hasMessageContaining("it drops axis 0 of [16777259, 1, 2]");
  }

  /** Shape, Gather, Unsqueeze, Concat: the usual way to write x.view(x.size(0), -1). */
  @Test
  void shapeArithmeticIsWorkedOut() {
    Message[] nodes = {
      node("Shape", X, "s"),
      node("Gather", List.of("s", "first"), "n"),
      node("Mul", List.of("n", "one"), "m"),
      node("Unsqueeze", List.of("m", "front"), "u"),
      node("Concat", List.of("u", "rest"), "target", whole("axis", 0)),
      node("Reshape", List.of("x", "target"), "p"),
      longs("first", List.of(), 0),
      longs("one", List.of(), 1),
      longs("front", List.of(1), 0),
      longs("rest", List.of(2), -1, 1)
    };
    assertThat(run(row(1, 2, 3), nodes)).containsExactly(1, 2, 3);
  }

  @Test
  void partsAreCutFramedJoinedAndAveraged() {
    assertThat(
            run(
                row(1, 2, 3, 4),
                node("Slice", List.of("x", "from", "to", "axes"), "p"),
                longs("from", List.of(1), -3),
                longs("to", List.of(1), Long.MAX_VALUE),
                longs("axes", List.of(1), 2)))
        .containsExactly(2, 3, 4);
    assertThat(
            run(
                row(1, 2, 3),
                node("Gather", List.of("x", "at"), "p", whole("axis", -1)),
                longs("at", List.of(), -2)))
        .containsExactly(2);
    assertThat(
            run(
                row(1, 2),
                node("Pad", List.of("x", "pads", "value"), "p"),
                longs("pads", List.of(6), 0, 0, 2, 0, 0, 1),
                floats("value", List.of(), 7)))
        .containsExactly(7, 7, 1, 2, 7);
    assertThat(run(row(1, 2), node("Concat", List.of("x", "x"), "p", whole("axis", -1))))
        .containsExactly(1, 2, 1, 2);
    assertThat(run(row(1, 2, 6), node("ReduceMean", X, "p", wholes("axes", 2)))).containsExactly(3);
    assertThat(run(row(1, 2, 6), AXES_1, node("ReduceMean", List.of("x", "axes"), "p")))
        .containsExactly(1, 2, 6);
  }

  @Test
  void splitsAreReadPartByPart() {
    Message turned = node("Concat", List.of("c", "a"), "p", whole("axis", 2));
    List<String> parts = List.of("a", "b", "c");
    assertThat(run(row(1, 2, 3, 4, 5), node("Split", X, parts, whole("axis", -1)), turned))
        .containsExactly(5, 1, 2);
    assertThat(
            run(
                row(1, 2, 3, 4, 5),
                node("Split", X, parts, whole("axis", 2), wholes("split", 1, 1, 3)),
                turned))
        .containsExactly(3, 4, 5, 1);
    assertThat(
            run(
                row(1, 2, 3, 4, 5),
                longs("sizes", List.of(3), 3, 1, 1),
                node("Split", List.of("x", "sizes"), parts, whole("axis", 2)),
                turned))
        .containsExactly(5, 1, 2, 3);
    assertThatThrownBy(() ->
            run(
                row(1, 2, 3, 4, 5),
                node("Split", X, parts, whole("axis", 2), wholes("split", 1, 1, 2)),
                turned))
        .hasMessageContaining("node 'the_a' (Split): parts of [1, 1, 2] do not make 5");
    assertThatThrownBy(() -> run(row(1, 2), node("Split", X, List.of("a", "p"))))
        .hasMessageContaining("it works along the batch axis and would mix examples");
  }

  @Test
  void constantsSplitAsWell() {
    assertThat(
            run(
                row(1, 2),
                floats("k", List.of(1, 4), 10, 20, 30, 40),
                node("Split", List.of("k"), List.of("", "b"), whole("axis", 1)),
                node("Add", List.of("x", "b"), "p")))
        .containsExactly(31, 42);
  }

  @Test
  void trainingModeIsRefused() {
    Message[] parts = {
      node("BatchNormalization", List.of("x", "c", "c", "c", "c"), "p", whole("training_mode", 1)),
      floats("c", List.of(1), 1)
    };
    assertThatThrownBy(() -> run(row(1, 2), parts))
        .hasMessageContaining("it is in training mode; export the model in eval mode");
  }

  @Test
  void aSumOfPlacesIsAMatrixAtEveryPlace() {
    float[] found =
        run(
            row(1, 2, 3),
            node("Transpose", X, "t", wholes("perm", 0, 2, 1)),
            node("MatMul", List.of("t", "w"), "p"),
            floats("w", List.of(1, 2), 1, 10));
    assertThat(found).containsExactly(1, 10, 2, 20, 3, 30);
  }

  private static final List<String> X = List.of("x");

  private static float[] row(float... values) {
    return values;
  }

  /** The answer p for one example (1, T), flattened and padded to two logits where it is one. */
  private static float[] run(float[] x, Message... parts) {
    return answer(Shape.of(1, x.length), x, parts);
  }

  /** The answer p for one example (width). */
  private static float[] flat(float[] x, int width, Message... parts) {
    return answer(Shape.of(width), x, parts);
  }

  private static float[] answer(Shape shape, float[] x, Message... parts) {
    int[] extents = new int[shape.rank() + 1];
    for (int axis = 0; axis < shape.rank(); axis++) {
      extents[axis + 1] = shape.at(axis);
    }
    List<Message> all = new ArrayList<>(Arrays.asList(parts));
    all.add(node("Flatten", List.of("p"), "flat"));
    all.add(node("Concat", List.of("flat", "flat"), "y", whole("axis", 1)));
    all.add(weights("unused", 1));
    all.add(input("x", extents));
    all.add(output("y", 0, 0));
    byte[] file = model(13, graph(all.toArray(Message[]::new)));
    Batch batch = Batch.of(Tensor.of(shape, x), Tensor.filled(shape, 0.3f));
    float[] twice =
        CpuEngine.of(1)
            .model(OnnxFile.of("x", file).network().network())
            .scores(batch)
            .row(0)
            .toArray();
    return Arrays.copyOf(twice, twice.length / 2);
  }
}
