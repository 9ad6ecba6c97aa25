package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.counted;
import static org.gauntlet.onnx.Folds.floats;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.longs;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.Folds.scalar;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.reals;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakingTest {
  @Test
  void constantsComeInEveryForm() {
    assertThat(only("Constant", List.of(), whole("value_int", -4))).isEqualTo(scalar(-4));
    assertThat(only("Constant", List.of(), wholes("value_ints", 3, -1))).isEqualTo(list("3 -1"));
    assertThat(only("Constant", List.of(), real("value_float", 0.5f)))
        .isEqualTo(Literal.of(List.of(), 0.5f));
    assertThat(only("Constant", List.of(), reals("value_floats", 1, 2))).isEqualTo(floats(1, 2));
    assertThatThrownBy(() -> only("Constant", List.of(), text("value_string", "a")))
        .hasMessageContaining("it holds no numbers");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 2, 0 2 4",
    "5, 0, -2, 5 3 1",
    "0, 4, 2, 0 2",
    "3, 3, 1, ''",
    "3, 0, 1, ''",
    "-2, 1, 1, -2 -1 0"
  })
  void rangesStopBeforeTheLimit(long start, long limit, long delta, String expected) {
    assertThat(only("Range", List.of(scalar(start), scalar(limit), scalar(delta))))
        .isEqualTo(list(expected));
  }

  @Test
  void rangesOfRealNumbersCountAPartialStep() {
    assertThat(only("Range", List.of(floats(1), floats(2.1f), floats(0.5f))))
        .isEqualTo(floats(1, 1.5f, 2));
    assertThatThrownBy(() -> only("Range", List.of(scalar(0), scalar(1), scalar(0))))
        .hasMessageContaining("/ by zero");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 300 -1, 44 255",
    "3, 300 -129, 44 127",
    "4, 65537 -1, 1 65535",
    "5, 32768 -1, -32768 -1",
    "6, 2147483648 5, -2147483648 5",
    "9, 0 -7, 0 1",
    "12, -1 4294967296, 4294967295 0"
  })
  void castsKeepTheBitsThatFit(long type, String x, String expected) {
    assertThat(only("Cast", List.of(list(x)), whole("to", type)))
        .isEqualTo(Literal.of(ElementType.numbered(type), List.of(2), longs(expected)));
  }

  @Test
  void castsTakeTheTypeOfAnother() {
    assertThat(only("CastLike", List.of(list("3 -2"), floats(0)))).isEqualTo(floats(3, -2));
    assertThatThrownBy(() -> only("Cast", List.of(list("1")), whole("to", 8)))
        .hasMessageContaining("element type 8 is not supported");
  }

  @Test
  void shapesAreFilledWithZeroOfFloat() {
    assertThat(only("ConstantOfShape", List.of(list("2 1"))))
        .isEqualTo(Literal.of(List.of(2, 1), 0, 0));
    assertThat(only("ConstantOfShape", List.of(list("")))).isEqualTo(Literal.of(List.of(), 0f));
    assertThat(only("ConstantOfShape", List.of(list("0 3"))).dims()).containsExactly(0, 3);
    assertThatThrownBy(() -> only("ConstantOfShape", List.of(list("2 -1"))))
        .hasMessageContaining("it makes a constant of extents [2, -1]");
  }

  @Test
  void oneHotCountsFromBehindAndLeavesOutWhatLiesOutside() {
    List<Literal> inputs = List.of(list("1 -1 3"), scalar(3), list("0 5"));
    assertThat(only("OneHot", inputs)).isEqualTo(list("0 5 0 0 0 5 0 0 0").as(List.of(3, 3)));
    assertThat(only("OneHot", inputs, whole("axis", 0)))
        .isEqualTo(list("0 0 0 5 0 0 0 5 0").as(List.of(3, 3)));
    assertThatThrownBy(() -> only("OneHot", inputs, whole("axis", 2)))
        .hasMessageContaining("axis must be in [-2, 2), got 2");
  }

  @ParameterizedTest
  @CsvSource({"0, 1 0 0 0 1 0", "1, 0 1 0 0 0 1", "-1, 0 0 0 1 0 0", "5, 0 0 0 0 0 0"})
  void eyesHaveTheirDiagonalMoved(long k, String expected) {
    assertThat(only("EyeLike", List.of(counted(2, 3)), whole("k", k)))
        .isEqualTo(list(expected).as(List.of(2, 3)));
  }

  @Test
  void coordinatesOfWhatIsNotZeroComeAxisByAxis() {
    Literal x = Literal.of(List.of(2, 3), 0, 2, 0, -1, 0, Float.NaN);
    assertThat(only("NonZero", List.of(x))).isEqualTo(list("0 1 1 1 0 2").as(List.of(2, 3)));
    assertThat(only("NonZero", List.of(list("0 0"))).dims()).containsExactly(1, 0);
    assertThat(only("Size", List.of(counted(2, 0, 3)))).isEqualTo(scalar(0));
    assertThat(only("Size", List.of(scalar(9)))).isEqualTo(scalar(1));
  }
}
