package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products and sums by letters, on numbers worked out by hand; b is the batch. */
class EinsumRuleTest {
  /** x is the matrix 1 2 3 / 4 5 6. */
  private static final String X = "1 2 3 4 5 6";

  @ParameterizedTest
  @CsvSource({
    "bij->bji, 1 4 2 5 3 6",
    "bij->bi, 6 15",
    "bij->bj, 5 7 9",
    "bij->b, 21",
    "'bij,bij->b', 91",
    "'bij,bij->bj', 17 29 45",
    "'bij,bik->bjk', 17 22 27 22 29 36 27 36 45",
    "'bij,bkj->bik', 14 32 32 77",
    "'bij,bkl->bil', 30 42 54 75 105 135",
    "'b...j,b...j->b...', 14 77",
    "' b j i ', 1 4 2 5 3 6"
  })
  void lettersThatMeetAreMultipliedAndThoseThatAreGoneAreSummed(String equation, String expected) {
    int operands = equation.split(",", -1).length;
    float[] found = answer(X, equation, operands == 1 ? List.of("x") : List.of("x", "x"));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'bij,jk->bik', 10 20 40 50",
    "'jk,bij->bik', 10 20 40 50",
    "'jk,bij->bki', 10 40 20 50",
    "'bij,jk->bk', 50 70",
    "'bij,jk->bijk', 10 0 0 20 0 0 40 0 0 50 0 0"
  })
  void constantsAreTheSameForEveryExample(String equation, String expected) {
    List<String> order = equation.startsWith("b") ? List.of("x", "w") : List.of("w", "x");
    float[] found = answer(X, equation, order, floats("w", List.of(3, 2), 10, 0, 0, 10, 0, 0));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @Test
  void threeAreMultipliedPairByPair() {
    Message w = floats("w", List.of(3, 2), 1, 0, 0, 1, 0, 0);
    Message v = floats("v", List.of(2), 1, 10);
    assertThat(answer(X, "bij,jk,k->bi", List.of("x", "w", "v"), w, v)).containsExactly(21, 54);
  }

  @Test
  void oneLetterTwiceIsTheDiagonal() {
    float[] found =
        Small.of(13, 2, 2)
            .answer("1 2 3 4", node("Einsum", List.of("x"), "p", text("equation", "bii->bi")));
    assertThat(found).containsExactly(1, 4);
    float[] trace =
        Small.of(13, 2, 2)
            .answer("1 2 3 4", node("Einsum", List.of("x"), "p", text("equation", "bii->b")));
    assertThat(trace).containsExactly(5);
  }

  @Test
  void theBatchMayStandAnywhereInTheAnswer() {
    Message back = node("Transpose", List.of("turned"), "p", wholes("perm", 1, 0, 2));
    float[] found =
        Small.of(13, 2, 3)
            .answer(X, node("Einsum", List.of("x"), "turned", text("equation", "bij->jbi")), back);
    assertThat(found).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void anAnswerThatIsNotWrittenHasTheLettersThatStandOnce() {
    assertThat(Equation.of("ba,ac", List.of(2, 2)).result()).isEqualTo("bc");
    assertThat(Equation.of("Ba...", List.of(4)).result()).isEqualTo("01Ba");
    assertThat(Equation.of("...a,...", List.of(3, 1)))
        .isEqualTo(new Equation(List.of("01a", "1"), "01a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bij->ij | it sums over the batch axis and would mix examples",
        "bij,cij->bc | the batch goes by the letters [b, c] and would mix examples",
        "bbj->bj | axes 'bbj' meet the batch, which goes by 'b', and would mix examples",
        "bij->bik | its answer 'bik' must name axes of [bij], each once",
        "bij->bii | its answer 'bii' must name axes of [bij], each once",
        "bi->b | 'bi' does not name the axes of an operand that has 3",
        "b...ijk->b | 'b...ijk' does not name the axes of an operand that has 3",
        "bi1->b | 'bi1' does not name the axes of an operand that has 3",
        "bij->b->b | equation 'bij->b->b' does not fit 1 operands",
        "bij,bjk->bik | axes 'j' are (3) and (2) long",
        "bjj->bj | axis j is 2 and 3 long"
      })
  void whatMixesExamplesOrDoesNotFitIsRefused(String equation, String said) {
    boolean two = equation.contains(",");
    assertThatThrownBy(() -> answer(X, equation, two ? List.of("x", "x") : List.of("x")))
        .hasMessageContaining("node 'the_p' (Einsum): " + said);
  }

  @Test
  void aConstantThatCountsExamplesIsRefused() {
    Message w = floats("w", List.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> answer(X, "bij,bj->bi", List.of("x", "w"), w))
        .hasMessageContaining("axes 'bj' meet the batch, which goes by 'b', and would mix");
  }

  private static float[] answer(
      String x, String equation, List<String> inputs, Message... constants) {
    Message[] parts = Arrays.copyOf(constants, constants.length + 1);
    parts[constants.length] = node("Einsum", inputs, "p", text("equation", equation));
    return Small.of(13, 2, 3).answer(x, parts);
  }
}
