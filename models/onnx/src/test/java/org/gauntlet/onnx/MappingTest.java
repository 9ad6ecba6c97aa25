package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.floats;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.longs;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.List;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
  private static final float INF = Float.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({
    "Abs, -3 0 9007199254740993, 3 0 9007199254740993",
    "Neg, -3 0 9007199254740993, 3 0 -9007199254740993",
    "Sign, -3 0 9007199254740993, -1 0 1",
    "BitwiseNot, -1 0 5, 0 -1 -6",
    "Sqrt, 0 15 16, 0 3 4"
  })
  void wholeNumbersAreExact(String operator, String x, String expected) {
    assertThat(only(operator, List.of(list(x)))).isEqualTo(list(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "Floor, -1.5, -2", "Ceil, -1.5, -1", "Ceil, 1.25, 2", "Round, 2.5, 2", "Round, -3.5, -4",
    "Sign, -0.25, -1", "Reciprocal, -4, -0.25", "Sqrt, 2.25, 1.5", "Exp, 0, 1", "Log, 1, 0",
    "Log, 0, -Infinity", "Reciprocal, 0, Infinity", "Sqrt, -1, NaN", "Abs, -Infinity, Infinity"
  })
  void realNumbersAreWorkedOutByTable(String operator, float x, float expected) {
    assertThat(only(operator, List.of(floats(x)))).isEqualTo(floats(expected));
  }

  @Test
  void theLeastWholeNumberHasNoNegative() {
    assertThatThrownBy(() -> only("Neg", List.of(Literal.list(Long.MIN_VALUE))))
        .hasMessageContaining("long overflow");
    Literal least = Literal.of(ElementType.INT8, List.of(1), -128);
    assertThat(only("Neg", List.of(least))).isEqualTo(least);
  }

  @Test
  void bitsAreThoseOfTheType() {
    Literal bytes = Literal.of(ElementType.UINT8, List.of(2), 0, 0xF0);
    assertThat(only("BitwiseNot", List.of(bytes)).wholes()).containsExactly(0xFF, 0x0F);
    Literal truths = Literal.of(ElementType.BOOL, List.of(2), 0, 1);
    assertThat(only("Not", List.of(truths)))
        .isEqualTo(Literal.of(ElementType.BOOL, List.of(2), 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1 1 0 0", "1, 0, 0 1 0 0", "0, 1, 1 0 0 0", "0, 0, 0 0 0 0"})
  void infinitiesAreToldBySign(long positive, long negative, String expected) {
    Literal found =
        only(
            "IsInf",
            List.of(floats(-INF, INF, Float.NaN, 1)),
            whole("detect_positive", positive),
            whole("detect_negative", negative));
    assertThat(found).isEqualTo(Literal.of(ElementType.BOOL, List.of(4), longs(expected)));
  }

  @Test
  void shapesAreKept() {
    assertThat(only("Abs", List.of(Literal.of(List.of(1, 0, 2)))).dims()).containsExactly(1, 0, 2);
    assertThat(only("Abs", List.of(Literal.of(List.of(), -2f))))
        .isEqualTo(Literal.of(List.of(), 2f));
  }
}
