package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.floats;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.longs;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.List;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {
  @ParameterizedTest
  @CsvSource({
    "Add, 1 2 3, 10, 11 12 13",
    "Sub, 5, 1 5 9, 4 0 -4",
    "Mul, -3 0 3, -2, 6 0 -6",
    "Div, -7 -1 7, 2, -3 0 3",
    "Mod, -7 -1 7, 3, 2 2 1",
    "Mod, -7 -1 7, -3, -1 -1 -2",
    "Pow, 2 -2 0, 3, 8 -8 0",
    "Pow, 2 1 -1, -1, 0 1 -1",
    "Pow, 5 0 -9, 0, 1 1 1",
    "Max, -1 4, 2, 2 4",
    "Min, -1 4, 2, -1 2",
    "BitwiseAnd, 12 -1, 10, 8 10",
    "BitwiseOr, 12 -1, 10, 14 -1",
    "BitwiseXor, 12 -1, 10, 6 -11"
  })
  void wholeNumbersAreWorkedOutByTable(String operator, String a, String b, String expected) {
    assertThat(only(operator, List.of(list(a), list(b)))).isEqualTo(list(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "Add, 9223372036854775807, 1",
    "Sub, -9223372036854775808, 1",
    "Mul, 4611686018427387904, 2",
    "Div, -9223372036854775808, -1",
    "Pow, 2, 63"
  })
  void nothingLeavesInt64Unnoticed(String operator, String a, String b) {
    assertThatThrownBy(() -> only(operator, List.of(list(a), list(b))))
        .hasMessageContaining("overflow");
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, 127, 1, -128",
    "UINT8, 255, 1, 0",
    "INT16, 32767, 1, -32768",
    "UINT16, 65535, 2, 1",
    "INT32, 2147483647, 1, -2147483648",
    "UINT32, 4294967295, 1, 0"
  })
  void narrowWholeNumbersWrapAround(ElementType type, long a, long b, long expected) {
    Literal left = Literal.of(type, List.of(1), a);
    assertThat(only("Add", List.of(left, Literal.of(type, List.of(1), b))))
        .isEqualTo(Literal.of(type, List.of(1), expected));
  }

  @ParameterizedTest
  @CsvSource({"And, 0 0 0 1", "Or, 0 1 1 1", "Xor, 0 1 1 0", "Equal, 1 0 0 1"})
  void truthTablesAreOfTypeBool(String operator, String expected) {
    Literal a = Literal.of(ElementType.BOOL, List.of(2, 1), 0, 1);
    Literal b = Literal.of(ElementType.BOOL, List.of(2), 0, 1);
    assertThat(only(operator, List.of(a, b)))
        .isEqualTo(Literal.of(ElementType.BOOL, List.of(2, 2), longs(expected)));
  }

  @Test
  void remaindersOfRealNumbersTakeTheSignAsked() {
    List<Literal> pair = List.of(floats(-7.5f, 7.5f), floats(2, -2));
    assertThat(only("Mod", pair, whole("fmod", 1))).isEqualTo(floats(-1.5f, 1.5f));
    assertThat(only("Mod", pair)).isEqualTo(floats(0.5f, -0.5f));
  }

  @Test
  void realNumbersDivideByNothingWhereWholeOnesDoNot() {
    assertThat(only("Div", List.of(floats(1, -1, 0), floats(0))))
        .isEqualTo(floats(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN));
    assertThatThrownBy(() -> only("Div", List.of(list("1"), list("0"))))
        .hasMessageContaining("/ by zero");
  }

  @Test
  void nothingComparesWithNotANumber() {
    List<Literal> pair = List.of(floats(Float.NaN), floats(Float.NaN));
    for (String operator : List.of("Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual")) {
      assertThat(only(operator, pair).wholes()).as(operator).containsExactly(0);
    }
    assertThat(only("Max", List.of(floats(Float.NaN), floats(1))).reals())
        .containsExactly(Float.NaN);
  }

  @Test
  void anyNumberOfTermsAreJoined() {
    assertThat(only("Sum", List.of(list("1 2"), list("10"), list("100 200"))))
        .isEqualTo(list("111 212"));
    assertThat(only("Min", List.of(list("4")))).isEqualTo(list("4"));
    assertThat(only("Max", List.of(list("4 1"), list("2"), list("3 3")))).isEqualTo(list("4 3"));
  }

  @Test
  void clippingTakesBoundsFromInputsOrAttributes() {
    assertThat(only("Clip", List.of(list("-5 0 5"), list("-1").as(List.of()))))
        .isEqualTo(list("-1 0 5"));
    assertThat(only("Clip", List.of(floats(-5, 0, 5)), real("max", 2))).isEqualTo(floats(-5, 0, 2));
    List<Literal> crossed = List.of(list("0 9"), list("5").as(List.of()), list("3").as(List.of()));
    assertThat(only("Clip", crossed)).isEqualTo(list("3 3"));
  }

  @Test
  void emptyConstantsStayEmpty() {
    assertThat(only("Add", List.of(list(""), list("7")))).isEqualTo(list(""));
  }
}
