package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.counted;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.Folds.scalar;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.List;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickingTest {
  @Test
  void gatheringPutsTheIndicesAxesInPlaceOfOne() {
    Literal x = counted(2, 3);
    assertThat(only("Gather", List.of(x, list("-1 0")), whole("axis", -1)))
        .isEqualTo(list("2 0 5 3").as(List.of(2, 2)));
    assertThat(only("Gather", List.of(x, scalar(1)))).isEqualTo(list("3 4 5"));
    assertThat(only("Gather", List.of(x, list("1").as(List.of(1, 1)))).dims())
        .containsExactly(1, 1, 3);
    assertThat(only("Gather", List.of(x, list("")), whole("axis", 1)).dims()).containsExactly(2, 0);
    assertThatThrownBy(() -> only("Gather", List.of(x, list("2"))))
        .hasMessageContaining("axis must be in [-2, 2), got 2");
  }

  @Test
  void elementsAreNamedAlongOneAxis() {
    Literal x = list("1 2 3 4").as(List.of(2, 2));
    Literal indices = list("0 0 1 -2").as(List.of(2, 2));
    assertThat(only("GatherElements", List.of(x, indices), whole("axis", 1)))
        .isEqualTo(list("1 1 4 3").as(List.of(2, 2)));
    assertThat(only("GatherElements", List.of(x, indices)))
        .isEqualTo(list("1 2 3 2").as(List.of(2, 2)));
  }

  @Test
  void rowsOfIndicesNameElementsOrBlocks() {
    Literal x = counted(2, 2, 2);
    assertThat(only("GatherND", List.of(x, list("0 1 1 0").as(List.of(2, 2)))))
        .isEqualTo(list("2 3 4 5").as(List.of(2, 2)));
    assertThat(only("GatherND", List.of(x, list("1 -1 0").as(List.of(1, 3))))).isEqualTo(list("6"));
    assertThat(only("GatherND", List.of(x, list("1 0").as(List.of(2, 1))), whole("batch_dims", 1)))
        .isEqualTo(list("2 3 4 5").as(List.of(2, 2)));
    assertThatThrownBy(() -> only("GatherND", List.of(counted(2), counted(1, 2))))
        .hasMessageContaining("indices of dims [1, 2] do not fit [2]");
  }

  @ParameterizedTest
  @CsvSource({"none, 7 2 4", "add, 12 2 7", "mul, 28 2 12", "max, 7 2 4", "min, 1 2 3"})
  void updatesReplaceOrJoin(String reduction, String expected) {
    List<Literal> inputs = List.of(list("1 2 3"), list("0 0 -1"), list("4 7 4"));
    assertThat(only("ScatterElements", inputs, text("reduction", reduction)))
        .isEqualTo(list(expected));
  }

  @Test
  void blocksAreWrittenWhole() {
    List<Literal> inputs =
        List.of(counted(3, 2), list("-1 0").as(List.of(2, 1)), list("9 8 7 6").as(List.of(2, 2)));
    assertThat(only("ScatterND", inputs)).isEqualTo(list("7 6 2 3 9 8").as(List.of(3, 2)));
    assertThatThrownBy(() -> only("ScatterND", inputs, text("reduction", "mean")))
        .hasMessageContaining("reduction 'mean' is unknown");
  }

  @Test
  void elementsAreWrittenAlongTheLastAxis() {
    List<Literal> inputs =
        List.of(counted(2, 3), list("2 -3").as(List.of(2, 1)), list("9 8").as(List.of(2, 1)));
    assertThat(only("ScatterElements", inputs, whole("axis", -1)))
        .isEqualTo(list("0 1 9 8 4 5").as(List.of(2, 3)));
  }
}
