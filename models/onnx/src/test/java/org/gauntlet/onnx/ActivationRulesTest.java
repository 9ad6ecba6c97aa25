package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.text;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of one value, on numbers worked out by hand. */
class ActivationRulesTest {
  private static final List<String> X = List.of("x");
  private static final Small TWO = Small.of(24, 2);

  @ParameterizedTest
  @CsvSource({
    "Neg, 1.5 -2, -1.5 2",
    "Relu, -2 3, 0 3",
    "LeakyRelu, -2 3, -0.02 3",
    "Elu, -1 3, -0.6321206 3",
    "Selu, -1 2, -1.1113307 2.101402",
    "Celu, -1 3, -0.6321206 3",
    "HardSigmoid, -3 1, 0 0.7",
    "HardSigmoid, 2.5 9, 1 1",
    "HardSwish, 3 -3, 3 0",
    "HardSwish, 1 -1, 0.6666667 -0.3333333",
    "Gelu, 1 -1, 0.8413447 -0.1586553",
    "Mish, 1 -1, 0.8650984 -0.3034015",
    "Swish, 1 -1, 0.7310586 -0.2689414",
    "Softsign, 3 -1, 0.75 -0.5",
    "Softplus, 0 1, 0.6931472 1.3132617",
    "Sigmoid, 0 1, 0.5 0.7310586",
    "Tanh, 0 1, 0 0.7615942",
    "Sin, 0 1, 0 0.8414710",
    "ThresholdedRelu, 1 1.5, 0 1.5",
    "ThresholdedRelu, -3 9, 0 9",
    "Shrink, -0.75 0.5, -0.75 0",
    "Atanh, 0 0.5, 0 0.5493061"
  })
  void withoutAttributesTheyAreAsUsual(String operator, String x, String expected) {
    assertThat(TWO.answer(x, node(operator, X, "p")))
        .containsExactly(Small.numbers(expected), within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({
    "LeakyRelu, 0.1, 0, -2 3, -0.2 3",
    "LeakyRelu, 1.5, 0, -2 3, -3 3",
    "LeakyRelu, -0.5, 0, -2 3, 1 3",
    "Elu, 2, 0, -1 3, -1.2642411 3",
    "Selu, 2, 3, -1 2, -3.7927234 6",
    "Celu, 2, 0, -2 3, -1.2642411 3",
    "HardSigmoid, 0.5, 0.25, 1 -1, 0.75 0",
    "Swish, 2, 0, 1 -1, 0.8807971 -0.1192029"
  })
  void attributesBendThem(String operator, float alpha, float beta, String x, String expected) {
    Message[] told = {real("alpha", alpha), real(operator.equals("Selu") ? "gamma" : "beta", beta)};
    assertThat(TWO.answer(x, node(operator, X, "p", told)))
        .containsExactly(Small.numbers(expected), within(1e-6f));
  }

  @Test
  void valuesBetweenTwoEdgesShrinkToZeroAndOthersTowardsIt() {
    Message node = node("Shrink", X, "p", real("lambd", 1.5f), real("bias", 0.5f));
    assertThat(TWO.answer("-2 2", node)).containsExactly(-1.5f, 1.5f);
    assertThat(TWO.answer("-1.5 1.5", node)).containsExactly(0, 0);
    assertThat(TWO.slopes("-2 1", node)).containsExactly(1, 0);
  }

  @Test
  void geluHasAnApproximationByName() {
    assertThat(TWO.answer("1 -2", node("Gelu", X, "p", text("approximate", "tanh"))))
        .containsExactly(new float[] {0.841192f, -0.0454023f}, within(1e-6f));
    assertThatThrownBy(() -> TWO.answer("1 -2", node("Gelu", X, "p", text("approximate", "exp"))))
        .hasMessageContaining("node 'the_p' (Gelu): approximate must be none or tanh, got 'exp'");
  }

  @Test
  void slopesBelowZeroAreOneOrOneForEach() {
    Message each = floats("slope", List.of(2), 0.5f, 2);
    Message all = floats("slope", List.of(1), -3);
    Message node = node("PRelu", List.of("x", "slope"), "p");
    assertThat(TWO.answer("-4 -4", each, node)).containsExactly(-2, -8);
    assertThat(TWO.answer("4 -4", each, node)).containsExactly(4, -8);
    assertThat(TWO.answer("-1 1", all, node)).containsExactly(3, 1);
    assertThat(TWO.slopes("-4 4", each, node)).containsExactly(0.5f, 1);
    Message flowing = node("PRelu", List.of("x", "x"), "p");
    assertThatThrownBy(() -> TWO.answer("1 2", flowing))
        .hasMessageContaining("node 'the_p' (PRelu): input 1 must be a constant");
  }

  @Test
  void clipTakesEndsFromInputsOrAttributesOrHasNone() {
    Message low = floats("low", List.of(), -1);
    Message high = floats("high", List.of(), 2);
    Small three = Small.of(13, 3);
    String x = "-9 0.5 9";
    assertThat(three.answer(x, low, high, node("Clip", List.of("x", "low", "high"), "p")))
        .containsExactly(-1, 0.5f, 2);
    assertThat(three.answer(x, low, node("Clip", List.of("x", "low"), "p")))
        .containsExactly(-1, 0.5f, 9);
    assertThat(three.answer(x, high, node("Clip", List.of("x", "", "high"), "p")))
        .containsExactly(-9, 0.5f, 2);
    assertThat(three.answer(x, node("Clip", X, "p"))).containsExactly(-9, 0.5f, 9);
    assertThat(Small.of(7, 3).answer(x, node("Clip", X, "p", real("min", 0), real("max", 1))))
        .containsExactly(0, 0.5f, 1);
    assertThat(three.slopes(x, low, high, node("Clip", List.of("x", "low", "high"), "p")))
        .containsExactly(0, 1, 0);
    Message infinite = floats("high", List.of(), Float.POSITIVE_INFINITY);
    assertThat(three.answer(x, infinite, node("Clip", List.of("x", "", "high"), "p")))
        .containsExactly(-9, 0.5f, 9);
  }

  @ParameterizedTest
  @CsvSource({
    "Relu, 0 1, 0 1",
    "HardSwish, 1 -4, 0.8333333 0",
    "HardSigmoid, 0 4, 0.2 0",
    "Softsign, 1 0, 0.25 1",
    "Round, 0.4 2, 0 0",
    "ThresholdedRelu, 1 2, 0 1",
    "Shrink, 0.25 2, 0 1",
    "Sign, 0.4 -2, 0 0",
    "Abs, 0 -2, 0 -1",
    "Cos, 0 1, 0 -0.841471"
  })
  void theWayBackIsTheirSlope(String operator, String x, String expected) {
    assertThat(TWO.slopes(x, node(operator, X, "p")))
        .containsExactly(Small.numbers(expected), within(1e-6f));
  }

  @Test
  void constantsAreWorkedOutByTheSameRules() {
    Message w = floats("w", List.of(2), 1, -1);
    Message sum = node("Add", List.of("x", "bent"), "p");
    for (String operator : Arrays.asList("Gelu", "Mish", "HardSwish", "Softsign", "Sinh")) {
      float[] alone = TWO.answer("1 -1", node(operator, X, "p"));
      assertThat(TWO.answer("0 0", w, node(operator, List.of("w"), "bent"), sum))
          .containsExactly(alone);
    }
  }
}
