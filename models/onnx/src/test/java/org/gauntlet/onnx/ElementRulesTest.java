package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.Collections;
import java.util.List;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arithmetic with constants and of values with each other, at the ends of what floats hold. */
class ElementRulesTest {
  private static final Small TWO = Small.of(13, 2);

  @ParameterizedTest
  @CsvSource({
    "1e-40, 1e-40 0, 1 0",
    "3e38, 3e38 -1.5e38, 1 -0.5",
    "-2, 1 -3, -0.5 1.5",
    "0, 1 0, Infinity NaN",
    "Infinity, 1 -1, 0 0"
  })
  void aDivisorWhoseReciprocalIsNoFloatStaysADivisor(float by, String x, String expected) {
    Message c = floats("c", List.of(1), by);
    Message node = node("Div", List.of("x", "c"), "p");
    assertThat(TWO.answer(x, c, node)).containsExactly(Small.numbers(expected), within(0f));
  }

  @Test
  void otherDivisorsAreFactors() {
    Message c = floats("c", List.of(2), 4, 0.5f);
    var nodes = TWO.network(c, node("Div", List.of("x", "c"), "p")).graph().nodes();
    assertThat(nodes.getFirst().operator()).isInstanceOf(Affine.class);
    assertThat(nodes).noneMatch(node -> node.operator() instanceof Pairwise);
  }

  /** Two factors are two steps, since their product need not be a float. */
  @Test
  void factorsAreNotMultipliedWithEachOther() {
    Message far = floats("far", List.of(1), 1e30f);
    Message back = floats("back", List.of(1), 1e30f);
    Message[] parts = {
      far, back, node("Mul", List.of("x", "far"), "once"), node("Mul", List.of("once", "back"), "p")
    };
    assertThat(TWO.answer("1e-40 1e-30", parts)[0]).isCloseTo(1e20f, within(1e16f));
    assertThat(TWO.answer("1e-40 1e-30", parts)[1]).isCloseTo(1e30f, within(1e24f));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3 -2",
    "2, 9 4",
    "3, 27 -8",
    "-1, 0.33333334 -0.5",
    "0, 1 1",
    "-2, 0.11111111 0.25"
  })
  void powersThatAreArithmeticBecomeIt(float exponent, String expected) {
    Message e = floats("e", List.of(), exponent);
    Message node = node("Pow", List.of("x", "e"), "p");
    assertThat(TWO.answer("3 -2", e, node)).containsExactly(Small.numbers(expected), within(1e-6f));
  }

  @Test
  void aRootIsACurve() {
    Message e = floats("e", List.of(), 0.5f);
    Message node = node("Pow", List.of("x", "e"), "p");
    assertThat(TWO.answer("9 0.25", e, node)).containsExactly(3, 0.5f);
    assertThat(TWO.network(e, node).graph().nodes().getFirst().operator())
        .isInstanceOf(Pointwise.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 1 2", "1, 1 -1"})
  void whatIsLeftHasTheSignOfEitherSide(long fmod, String expected) {
    Message three = floats("three", List.of(1), 3);
    Message node = node("Mod", List.of("x", "three"), "p", whole("fmod", fmod));
    assertThat(TWO.answer("7 -4", three, node)).containsExactly(Small.numbers(expected));
  }

  @Test
  void anyNumberOfValuesIsJoined() {
    Message w = floats("w", List.of(2), 5, -5);
    List<String> all = List.of("x", "w", "x");
    assertThat(TWO.answer("1 2", w, node("Sum", all, "p"))).containsExactly(7, -1);
    assertThat(TWO.answer("1 2", w, node("Mean", all, "p")))
        .containsExactly(new float[] {7 / 3f, -1 / 3f}, within(1e-6f));
    assertThat(TWO.answer("1 2", w, node("Max", all, "p"))).containsExactly(5, 2);
    assertThat(TWO.answer("1 2", w, node("Min", all, "p"))).containsExactly(1, -5);
    assertThat(TWO.answer("1 2", node("Sum", Collections.nCopies(1, "x"), "p")))
        .containsExactly(1, 2);
  }

  @Test
  void equalsShareTheGradientOfTheLargerAndTheSmaller() {
    Message w = floats("w", List.of(2), 1, 3);
    assertThat(TWO.slopes("1 2", w, node("Max", List.of("x", "w"), "p"))).containsExactly(0.5f, 0);
    assertThat(TWO.slopes("1 2", w, node("Min", List.of("x", "w"), "p"))).containsExactly(0.5f, 1);
  }

  @Test
  void differencesTakeEitherSideAsConstant() {
    Message w = floats("w", List.of(2), 10, 20);
    assertThat(TWO.answer("1 2", w, node("Sub", List.of("x", "w"), "p"))).containsExactly(-9, -18);
    assertThat(TWO.answer("1 2", w, node("Sub", List.of("w", "x"), "p"))).containsExactly(9, 18);
    assertThat(TWO.slopes("1 2", w, node("Sub", List.of("w", "x"), "p"))).containsExactly(-1, -1);
    assertThat(TWO.answer("1 2", node("Sub", List.of("x", "x"), "p"))).containsExactly(0, 0);
  }
}
