package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Normalisation and softmax, on numbers worked out by hand. */
class NormRulesTest {
  private static final Message NO_EPSILON = real("epsilon", 0);
  private static final List<String> X = List.of("x");
  private static final List<String> SCALED = List.of("x", "s");
  private static final List<String> MOVED = List.of("x", "s", "b");
  private static final Small SQUARE = Small.of(17, 2, 2);

  /** (x - mean) / sqrt(variance + 1) * scale + shift. */
  @Test
  void eachChannelHasItsStatisticsOfTheTraining() {
    Message[] parts = {
      floats("s", List.of(2), 2, 3),
      floats("b", List.of(2), 1, -1),
      floats("m", List.of(2), 1, 2),
      floats("v", List.of(2), 3, 8),
      node("BatchNormalization", List.of("x", "s", "b", "m", "v"), "p", real("epsilon", 1))
    };
    assertThat(Small.of(15, 2).answer("5 8", parts)).containsExactly(5, 5);
    assertThat(Small.of(15, 2, 2).answer("5 3 8 5", parts)).containsExactly(5, 3, 5, 2);
    Message[] old = parts.clone();
    old[4] = node("BatchNormalization", List.of("x", "s", "b", "m", "v"), "p", whole("spatial", 0));
    assertThatThrownBy(() -> Small.of(7, 2).answer("5 8", old))
        .hasMessageContaining("(BatchNormalization): it is in training mode");
  }

  @ParameterizedTest
  @CsvSource({
    "11, 1, 0.25 0.25 0.25 0.25",
    "11, 2, 0.5 0.5 0.5 0.5",
    "13, 1, 0.5 0.5 0.5 0.5",
    "13, -1, 0.5 0.5 0.5 0.5"
  })
  void olderSoftmaxTakesAllAxesBehindItsOwn(long opset, long axis, String expected) {
    Message node = node("Softmax", X, "p", whole("axis", axis));
    assertThat(Small.of(opset, 2, 2).answer("7 7 7 7", node))
        .containsExactly(Small.numbers(expected), within(1e-6f));
  }

  @Test
  void softmaxRunsAlongItsAxis() {
    String ln3 = "0 0 1.0986123 0";
    assertThat(Small.of(13, 2, 2).answer(ln3, node("Softmax", X, "p", whole("axis", 1))))
        .containsExactly(new float[] {0.25f, 0.5f, 0.75f, 0.5f}, within(1e-6f));
    assertThat(Small.of(13, 2, 2).answer(ln3, node("Softmax", X, "p")))
        .as("the last one by itself since 13")
        .containsExactly(new float[] {0.5f, 0.5f, 0.75f, 0.25f}, within(1e-6f));
    assertThat(Small.of(12, 2, 2).answer(ln3, node("LogSoftmax", X, "p")))
        .as("the first one and all behind it before 13")
        .containsExactly(
            new float[] {-1.7917595f, -1.7917595f, -0.6931472f, -1.7917595f}, within(1e-6f));
    for (long opset : new long[] {12, 13}) {
      assertThatThrownBy(
              () -> Small.of(opset, 2, 2).answer(ln3, node("Softmax", X, "p", whole("axis", 0))))
          .hasMessageContaining("it works along the batch axis and would mix examples");
    }
  }

  @Test
  void layersAreStandardizedScaledAndMoved() {
    Message s = floats("s", List.of(2), 2, 10);
    Message b = floats("b", List.of(2), 1, 1);
    assertThat(SQUARE.answer("1 3 10 30", s, b, node("LayerNormalization", MOVED, "p", NO_EPSILON)))
        .containsExactly(new float[] {-1, 11, -1, 11}, within(1e-6f));
    assertThat(
            SQUARE.answer(
                "1 3 1 3", s, node("LayerNormalization", SCALED, "p", NO_EPSILON, AXIS_1)))
        .containsExactly(new float[] {-2, 10, -2, 10}, within(1e-6f));
    assertThat(
            SQUARE.answer(
                "1 3 10 30", s, node("LayerNormalization", SCALED, "p", real("epsilon", 3))))
        .as("1 + 3 and 100 + 3 under the root")
        .containsExactly(new float[] {-1, 5, -1.970659f, 9.853293f}, within(1e-5f));
    assertThatThrownBy(() ->
            SQUARE.answer("1 3 1 3", s, node("LayerNormalization", SCALED, "p", whole("axis", 0))))
        .hasMessageContaining("it works along the batch axis and would mix examples");
  }

  private static final Message AXIS_1 = whole("axis", 1);

  @Test
  void meansAndDeviationsAreAnsweredWhereTheyAreAskedFor() {
    Message s = floats("s", List.of(2), 1, 1);
    assertThat(SQUARE.answer("1 3 10 30", s, layer("y0", "p", "d"))).containsExactly(2, 20);
    assertThat(SQUARE.answer("1 3 10 30", s, layer("y0", "m", "p")))
        .containsExactly(new float[] {1, 0.1f}, within(1e-6f));
  }

  private static Message layer(String y, String mean, String deviation) {
    return node("LayerNormalization", SCALED, List.of(y, mean, deviation), NO_EPSILON);
  }

  @Test
  void theDeviationHasItsEpsilonUnderTheRoot() {
    Message s = floats("s", List.of(2), 1, 1);
    List<String> outputs = List.of("y0", "m", "p");
    Message node = node("LayerNormalization", SCALED, outputs, real("epsilon", 3));
    assertThat(SQUARE.answer("1 3 10 30", s, node))
        .containsExactly(new float[] {0.5f, 0.0985329f}, within(1e-6f));
  }

  @Test
  void aScaleOfOnesIsAStepOnlyWhereSomethingIsAdded() {
    Message s = floats("s", List.of(2), 1, 1);
    Message b = floats("b", List.of(2), 0, 0);
    List<Node> bare = SQUARE.network(s, node("LayerNormalization", SCALED, "p")).graph().nodes();
    assertThat(bare.stream().map(made -> made.operator().getClass().getSimpleName()))
        .containsExactly("Standardize", "Flatten", "Concat");
    assertThat(bare.getFirst().operator()).isEqualTo(new Standardize(1, 1e-5f));
    assertThat(SQUARE.network(s, b, node("LayerNormalization", MOVED, "p")).graph().nodes())
        .extracting(Node::operator)
        .as("gains that training may move")
        .contains(new Affine(Shape.of(1, 2), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LayerNormalization", "RMSNormalization"})
  void gainsAreLearnedAndOtherConstantsAreNot(String operator) {
    Message s = floats("s", List.of(2), 3, 4);
    Message twice = node("Mul", List.of("n", "s"), "p");
    List<Node> nodes =
        Small.of(23, 2, 2).network(s, node(operator, SCALED, "n"), twice).graph().nodes();
    assertThat(nodes)
        .extracting(Node::operator)
        .containsSubsequence(new Affine(Shape.of(1, 2), true), new Affine(Shape.of(1, 2)));
  }

  @Test
  void rootsOfMeanSquaresDivide() {
    Message s = floats("s", List.of(2), 10, 100);
    assertThat(Small.of(23, 2).answer("3 4", s, node("RMSNormalization", SCALED, "p", NO_EPSILON)))
        .containsExactly(new float[] {8.485281f, 113.13708f}, within(1e-4f));
    assertThat(
            Small.of(23, 2)
                .answer("3 4", s, node("RMSNormalization", SCALED, "p", real("epsilon", 12.5f))))
        .containsExactly(new float[] {6, 80}, within(1e-4f));
  }

  @Test
  void instancesAreChannelsOfAnExample() {
    Message s = floats("s", List.of(2), 1, 2);
    Message b = floats("b", List.of(2), 0, 5);
    assertThat(
            SQUARE.answer("1 3 10 30", s, b, node("InstanceNormalization", MOVED, "p", NO_EPSILON)))
        .containsExactly(new float[] {-1, 1, 3, 7}, within(1e-6f));
  }

  @Test
  void groupsScaleByChannelSince21AndByGroupBefore() {
    Message groups = whole("num_groups", 2);
    Message node = node("GroupNormalization", MOVED, "p", groups, NO_EPSILON);
    assertThat(
            Small.of(21, 4, 1)
                .answer(
                    "1 3 10 30",
                    floats("s", List.of(4), 1, 2, 3, 4),
                    floats("b", List.of(4), 0, 0, 0, 9),
                    node))
        .containsExactly(new float[] {-1, 2, -3, 13}, within(1e-6f));
    Message s = floats("s", List.of(2), 1, 2);
    Message b = floats("b", List.of(2), 0, 9);
    assertThat(Small.of(20, 4, 1).answer("1 3 10 30", s, b, node))
        .containsExactly(new float[] {-1, 1, 7, 11}, within(1e-6f));
    Message three = node("GroupNormalization", MOVED, "p", whole("num_groups", 3));
    assertThatThrownBy(() -> Small.of(20, 4, 1).answer("1 3 10 30", s, b, three))
        .hasMessageContaining("(GroupNormalization): 3 groups do not divide examples of (4, 1)");
  }

  /** x / (1 + alpha / size * sum of squares), the neighbours before and behind. */
  @ParameterizedTest
  @CsvSource({
    "3, 3, 1, 0.1666667 0.1333333 0.2142857",
    "2, 2, 1, 0.1666667 0.1428571 0.3",
    "1, 3, 2, 0.0625 0.0118343 0.0038265",
    "3, 3, 0, 1 2 3"
  })
  void neighbouringChannelsDampEachOther(long size, float alpha, float beta, String expected) {
    Message node =
        node("LRN", X, "p", whole("size", size), real("alpha", alpha), real("beta", beta));
    assertThat(Small.of(13, 3, 1, 1).answer("1 2 3", node))
        .containsExactly(Small.numbers(expected), within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0.25 -0.75 0 1",
    "2, 2, 0.3162278 -0.9486833 0 1",
    "2, 1, 1 -0.5144958 0 0.8574929",
    "1, -2, 1 -0.375 0 0.625"
  })
  void lengthsDivideAlongAnAxis(long p, long axis, String expected) {
    Message node = node("LpNormalization", X, "p", whole("p", p), whole("axis", axis));
    assertThat(Small.of(13, 2, 2).answer("1 -3 0 5", node))
        .containsExactly(Small.numbers(expected), within(1e-6f));
    assertThat(Small.of(13, 2, 2).answer("0 0 0 0", node)).containsExactly(0, 0, 0, 0);
    for (float slope : Small.of(13, 2, 2).slopes("0 0 0 0", node)) {
      assertThat(slope).isFinite();
    }
  }

  @Test
  void otherLengthsAndThoseOfABatchAreRefused() {
    assertThatThrownBy(
            () -> SQUARE.answer("1 3 0 5", node("LpNormalization", X, "p", whole("p", 3))))
        .hasMessageContaining("(LpNormalization): p must be 1 or 2, got 3");
    assertThatThrownBy(
            () -> SQUARE.answer("1 3 0 5", node("LpNormalization", X, "p", whole("axis", 0))))
        .hasMessageContaining("it works along the batch axis and would mix examples");
  }

  @Test
  void theBatchMustComeFirstWhereChannelsFollowIt() {
    Message turned = node("Transpose", X, "t", wholes("perm", 1, 0));
    Message s = floats("s", List.of(2), 1, 2);
    Message node = node("InstanceNormalization", List.of("t", "s", "s"), "p");
    assertThatThrownBy(() -> Small.of(13, 2).answer("1 2", turned, s, node))
        .hasMessageContaining("the batch must be its first axis, is axis 1");
  }
}
