package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons, truth values and choices that depend on the model's input. */
class LogicRulesTest {
  private static final Small THREE = Small.of(13, 3);
  private static final Message ZERO = floats("zero", List.of(1), 0);
  private static final Message ONE = floats("one", List.of(1), 1);
  private static final Message W = floats("w", List.of(3), 10, 20, 30);
  private static final Message A = node("Greater", List.of("x", "zero"), "a");
  private static final Message B = node("Greater", List.of("x", "one"), "b");

  @ParameterizedTest
  @CsvSource({
    "Equal, 0 1 0",
    "Greater, 0 0 1",
    "GreaterOrEqual, 0 1 1",
    "Less, 1 0 0",
    "LessOrEqual, 1 1 0"
  })
  void comparisonsAnswerOneAndZeroWithoutGradient(String operator, String expected) {
    Message two = floats("two", List.of(1), 2);
    Message node = node(operator, List.of("x", "two"), "p");
    assertThat(THREE.answer("1 2 3", two, node)).containsExactly(Small.numbers(expected));
    assertThat(THREE.slopes("1 2 3", two, node)).containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "Equal, 0 0 1",
    "Greater, 0 0 0",
    "GreaterOrEqual, 0 0 1",
    "Less, 0 1 0",
    "LessOrEqual, 0 1 1"
  })
  void nothingHoldsOfNanAndInfinitiesAreOrdered(String operator, String expected) {
    Message infinity = floats("inf", List.of(1), Float.POSITIVE_INFINITY);
    Message node = node(operator, List.of("x", "inf"), "p");
    assertThat(THREE.answer("NaN -Infinity Infinity", infinity, node))
        .containsExactly(Small.numbers(expected));
  }

  /** x is below both bounds, between them and above both. */
  @ParameterizedTest
  @CsvSource({"And, 0 0 1", "Or, 0 1 1", "Xor, 0 1 0"})
  void truthValuesAreJoined(String operator, String expected) {
    Message node = node(operator, List.of("a", "b"), "p");
    assertThat(THREE.answer("-1 0.5 2", ZERO, ONE, A, B, node))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void truthIsTurnedAroundAndCast() {
    assertThat(THREE.answer("-1 0.5 2", ZERO, A, node("Not", List.of("a"), "p")))
        .containsExactly(1, 0, 0);
    Message cast = node("Cast", List.of("x"), "p", whole("to", ElementType.BOOL.number()));
    assertThat(THREE.answer("0 -3 NaN", cast)).as("whatever is not 0").containsExactly(0, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0 1 1", "1, 0, 0 1 0", "0, 1, 0 0 1", "0, 0, 0 0 0"})
  void infinitiesAreFoundOnTheSidesThatAreAskedFor(long up, long down, String expected) {
    Message node =
        node(
            "IsInf",
            List.of("x"),
            "p",
            whole("detect_positive", up),
            whole("detect_negative", down));
    assertThat(THREE.answer("NaN Infinity -Infinity", node))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void nanIsFound() {
    assertThat(THREE.answer("NaN Infinity 0", node("IsNaN", List.of("x"), "p")))
        .containsExactly(1, 0, 0);
  }

  @Test
  void aChoiceTakesValueAndGradientFromWhereItComes() {
    Message node = node("Where", List.of("a", "x", "w"), "p");
    assertThat(THREE.answer("1 -2 3", ZERO, W, A, node)).containsExactly(1, 20, 3);
    assertThat(THREE.slopes("1 -2 3", ZERO, W, A, node)).containsExactly(1, 0, 1);
    Message turned = node("Where", List.of("a", "w", "x"), "p");
    assertThat(THREE.answer("1 -2 3", ZERO, W, A, turned)).containsExactly(10, -2, 30);
    assertThat(THREE.slopes("1 -2 3", ZERO, W, A, turned)).containsExactly(0, 1, 0);
  }

  @Test
  void aChoiceByANumberAsksTheNumberItself() {
    Message cast = node("Cast", List.of("x"), "c", whole("to", ElementType.BOOL.number()));
    Message node = node("Where", List.of("c", "x", "w"), "p");
    assertThat(THREE.answer("0 -2 NaN", W, cast, node)).containsExactly(10, -2, Float.NaN);
    List<Node> choices =
        THREE.network(W, cast, node).graph().nodes().stream()
            .filter(made -> made.operator() instanceof Select)
            .toList();
    assertThat(choices).hasSize(1);
    assertThat(choices.getFirst().inputs()).startsWith("x", "x");
    Message not = node("Not", List.of("c"), "n");
    Message other = node("Where", List.of("n", "x", "w"), "p");
    assertThat(THREE.answer("0 -2 3", W, cast, not, other)).containsExactly(0, 20, 30);
  }

  @Test
  void aChoiceByAnotherNumberThanZeroStays() {
    Message two = floats("two", List.of(1), 2);
    Message equal = node("Equal", List.of("x", "two"), "e");
    Message not = node("Not", List.of("e"), "n");
    Message node = node("Where", List.of("n", "x", "w"), "p");
    assertThat(THREE.answer("1 2 0", two, W, equal, not, node)).containsExactly(1, 20, 0);
    Message zero = node("Equal", List.of("x", "zero"), "e");
    assertThat(THREE.answer("1 2 0", ZERO, W, zero, not, node)).containsExactly(1, 2, 30);
    assertThat(THREE.answer("1 2 0", ZERO, W, zero, node("Where", List.of("e", "x", "w"), "p")))
        .containsExactly(10, 20, 0);
  }

  @Test
  void allThreeOfAChoiceAreStretched() {
    Message c = node("Greater", List.of("x", "bound"), "c");
    Message bound = floats("bound", List.of(2, 1), 0, 2);
    Message node = node("Where", List.of("c", "x", "zero"), "p");
    assertThat(Small.of(13, 1, 3).answer("1 2 3", bound, ZERO, c, node))
        .containsExactly(1, 2, 3, 0, 0, 3);
    Message w = floats("two", List.of(2), 1, 2);
    Message unfit = node("Where", List.of("a", "x", "two"), "p");
    assertThatThrownBy(() -> THREE.answer("1 2 3", ZERO, A, w, unfit))
        .hasMessageContaining("node 'the_p' (Where): it joins examples of [(3), (3), (2)]");
  }

  @Test
  void whatWouldMixExamplesIsRefused() {
    Message turned = node("Transpose", List.of("x"), "t", wholes("perm", 1, 0));
    assertThatThrownBy(() -> THREE.answer("1 2 3", turned, node("Greater", List.of("x", "t"), "p")))
        .hasMessageContaining("(Greater): it joins the batch axis of (3) with another axis");
    Message rows = floats("rows", List.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> THREE.answer("1 2 3", rows, node("Less", List.of("x", "rows"), "p")))
        .hasMessageContaining("a constant of dims [2, 3] does not meet all examples alike");
  }
}
