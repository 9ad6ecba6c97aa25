package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.counted;
import static org.gauntlet.onnx.Folds.dims;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.longs;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.Folds.scalar;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RearrangingTest {
  @ParameterizedTest
  @CsvSource({
    "1, 4, 1, 1 2 3",
    "-2, 9999, 1, 4 5",
    "5, -9999, -2, 5 3 1",
    "-1, 0, -1, 5 4 3 2 1",
    "0, 9223372036854775807, 4, 0 4",
    "4, 2, 1, ''",
    "99, -99, -5, 5 0"
  })
  void slicesRunEitherWay(long start, long end, long step, String expected) {
    Literal found =
        only(
            "Slice",
            List.of(
                counted(6),
                Literal.list(start),
                Literal.list(end),
                list("-1"),
                Literal.list(step)));
    assertThat(found).isEqualTo(list(expected));
  }

  @Test
  void slicesOfOldFilesHaveAttributes() {
    Literal found =
        only(
            "Slice",
            List.of(counted(2, 3)),
            wholes("starts", 1, -2),
            wholes("ends", 2, 3),
            wholes("axes", 0, -1));
    assertThat(found).isEqualTo(list("4 5").as(List.of(1, 2)));
    assertThatThrownBy(
            () -> only("Slice", List.of(counted(2), list("0"), list("2"), list("0"), list("0"))))
        .hasMessageContaining("a step must be an int other than 0, got 0");
    assertThatThrownBy(() -> only("Slice", List.of(counted(2), list("0 0"), list("2"))))
        .hasMessageContaining("starts, ends, axes and steps must have one length");
  }

  @ParameterizedTest
  @CsvSource({"0, 1 24", "1, 2 12", "2, 6 4", "3, 24 1", "-1, 6 4", "-3, 1 24"})
  void flatteningCutsBeforeTheAxis(long axis, String expected) {
    assertThat(only("Flatten", List.of(counted(2, 3, 4)), whole("axis", axis)))
        .isEqualTo(counted(24).as(dims(expected)));
  }

  @ParameterizedTest
  @CsvSource({"3 -1, 3 4", "0 -1, 2 6", "0 0 2, 2 3 2", "-1, 12", "2 1 6, 2 1 6"})
  void reshapingCopiesZerosAndFillsOneOpenExtent(String asked, String expected) {
    assertThat(only("Reshape", List.of(counted(2, 3, 2), list(asked))))
        .isEqualTo(counted(12).as(dims(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 -1|is none that can be asked for",
        "-2 3|is none that can be asked for",
        "5 -1|[2, 3] elements do not fit shape [5, -1]",
        "7|[2, 3] elements do not fit shape [7]"
      })
  void shapesThatDoNotFitAreRefused(String asked, String sentence) {
    assertThatThrownBy(() -> only("Reshape", List.of(counted(2, 3), list(asked))))
        .hasMessageContaining(sentence);
  }

  @Test
  void zeroExtentsAreCopiedUnlessAllowed() {
    Literal empty = counted(0, 3);
    assertThat(only("Reshape", List.of(empty, list("3 0")), whole("allowzero", 1)).dims())
        .containsExactly(3, 0);
    assertThatThrownBy(() -> only("Reshape", List.of(empty, list("3 0"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void axesOfOneComeAndGo() {
    Literal x = counted(1, 2, 1);
    assertThat(only("Squeeze", List.of(x)).dims()).containsExactly(2);
    assertThat(only("Squeeze", List.of(x, list("-1"))).dims()).containsExactly(1, 2);
    assertThat(only("Squeeze", List.of(x), wholes("axes", 0)).dims()).containsExactly(2, 1);
    assertThatThrownBy(() -> only("Squeeze", List.of(x, list("1"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(only("Unsqueeze", List.of(counted(2), list("-1 0"))).dims())
        .containsExactly(1, 2, 1);
    assertThat(only("Unsqueeze", List.of(scalar(5), list("0")))).isEqualTo(list("5"));
    assertThat(only("Unsqueeze", List.of(counted(2)), wholes("axes", 1)).dims())
        .containsExactly(2, 1);
  }

  @Test
  void axesAreReversedOrOrdered() {
    assertThat(only("Transpose", List.of(counted(2, 3))))
        .isEqualTo(list("0 3 1 4 2 5").as(List.of(3, 2)));
    assertThat(only("Transpose", List.of(counted(2, 1, 2)), wholes("perm", -1, 0, 1)))
        .isEqualTo(list("0 2 1 3").as(List.of(2, 2, 1)));
    assertThatThrownBy(() -> only("Transpose", List.of(counted(2, 2)), wholes("perm", 0, 0)))
        .hasMessageContaining("perm must name each axis once, got [0, 0]");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1 2 3 0 5 6",
    "1, 1, 0 2 3 0 0 6",
    "0, 0, 1 0 0 4 5 0",
    "0, -1, 0 0 0 4 0 0",
    "0, 9, 1 2 3 4 5 6"
  })
  void trianglesLieOnOneSide(long upper, long k, String expected) {
    Literal x = list("1 2 3 4 5 6").as(List.of(2, 3));
    assertThat(only("Trilu", List.of(x, scalar(k)), whole("upper", upper)))
        .isEqualTo(list(expected).as(List.of(2, 3)));
  }

  @Test
  void tilesRepeatEachAxisAndMayBeNone() {
    assertThat(only("Tile", List.of(counted(1, 2), list("2 2"))))
        .isEqualTo(list("0 1 0 1 0 1 0 1").as(List.of(2, 4)));
    assertThat(only("Tile", List.of(counted(2), list("0")))).isEqualTo(list(""));
  }

  @Test
  void eitherOfTwoIsChosenByStretchedTruths() {
    Literal truths = Literal.of(ElementType.BOOL, List.of(2, 1), 1, 0);
    assertThat(only("Where", List.of(truths, list("1 2"), scalar(9))).wholes())
        .isEqualTo(longs("1 2 9 9"));
  }

  @Test
  void partsAreJoinedAlongAnyAxis() {
    Literal x = counted(2, 2);
    assertThat(only("Concat", List.of(x, counted(2, 1)), whole("axis", -1)))
        .isEqualTo(list("0 1 0 2 3 1").as(List.of(2, 3)));
    assertThatThrownBy(() -> only("Concat", List.of(x, counted(1, 3)), whole("axis", 0)))
        .hasMessageContaining("it joins int64[2, 2] and int64[1, 3]");
  }
}
