package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.counted;
import static org.gauntlet.onnx.Folds.floats;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.Folds.scalar;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.assertj.core.data.Offset;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {
  private static final Literal X = list("1 -2 3 4 0 -6").as(List.of(2, 3));

  @ParameterizedTest
  @CsvSource({
    "ReduceSum, 1, 2 -2",
    "ReduceSum, 0, 5 -2 -3",
    "ReduceProd, -1, -6 0",
    "ReduceL1, 1, 6 10",
    "ReduceSumSquare, 1, 14 52",
    "ReduceL2, 1, 3 7",
    "ReduceMean, 1, 0 0",
    "ReduceMean, -2, 2 -1 -1"
  })
  void wholeNumbersAreReducedAlongTheAxis(String operator, long axis, String expected) {
    Literal found = only(operator, List.of(X, Literal.list(axis)), whole("keepdims", 0));
    assertThat(found).isEqualTo(list(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "ReduceSum, 7",
    "ReduceMean, 1.75",
    "ReduceProd, -0.0",
    "ReduceMax, 4",
    "ReduceMin, -1",
    "ReduceL1, 9",
    "ReduceL2, 5",
    "ReduceSumSquare, 25"
  })
  void realNumbersAreReducedToOne(String operator, float expected) {
    Literal x =
        operator.endsWith("L2") || operator.endsWith("Square")
            ? floats(0, 3, 4)
            : floats(-1, 4, 0, 4);
    assertThat(only(operator, List.of(x))).isEqualTo(floats(expected));
  }

  @Test
  void logarithmsOfSumsDoNotOverflow() {
    float log2 = (float) Math.log(2);
    assertThat(only("ReduceLogSumExp", List.of(floats(1000, 1000))).real(0))
        .isCloseTo(1000 + log2, Offset.offset(1e-4f));
    assertThat(only("ReduceLogSumExp", List.of(floats(Float.NEGATIVE_INFINITY, 3))))
        .isEqualTo(floats(3));
    assertThat(only("ReduceLogSum", List.of(floats(0.5f, 1.5f))).real(0)).isEqualTo(log2);
  }

  @Test
  void axesComeFromAnInputOrAnAttribute() {
    Literal kept = list("2 -2").as(List.of(2, 1));
    assertThat(only("ReduceSum", List.of(X, list("1")))).isEqualTo(kept);
    assertThat(only("ReduceSum", List.of(X), wholes("axes", -1))).isEqualTo(kept);
    assertThat(only("ReduceSum", List.of(counted(2, 3, 2), list("0 -1")), whole("keepdims", 0)))
        .isEqualTo(list("14 22 30"));
    assertThatThrownBy(() -> only("ReduceSum", List.of(X, list("-3"))))
        .hasMessageContaining("axis must be in [-2, 2), got -3");
  }

  @Test
  void noAxesMeanAllUnlessTheyMeanNone() {
    assertThat(only("ReduceSum", List.of(X, list("")))).isEqualTo(list("0").as(List.of(1, 1)));
    assertThat(only("ReduceSum", List.of(X), whole("keepdims", 0))).isEqualTo(scalar(0));
    assertThat(only("ReduceSum", List.of(X, list("")), whole("noop_with_empty_axes", 1)))
        .isEqualTo(X);
  }

  @ParameterizedTest
  @CsvSource({"ReduceSum, 0", "ReduceProd, 1", "ReduceMax, -Infinity", "ReduceMin, Infinity"})
  void nothingIsReducedToTheNeutralElement(String operator, float expected) {
    assertThat(only(operator, List.of(floats()))).isEqualTo(floats(expected));
  }

  @Test
  void sumsWrapInNarrowTypesAndAreRefusedBeyondInt64() {
    Literal bytes = Literal.of(ElementType.UINT8, List.of(2), 200, 100);
    assertThat(only("ReduceSum", List.of(bytes)).wholes()).containsExactly(44);
    assertThatThrownBy(() -> only("ReduceSum", List.of(Literal.list(Long.MAX_VALUE, 1))))
        .hasMessageContaining("long overflow");
  }
}
