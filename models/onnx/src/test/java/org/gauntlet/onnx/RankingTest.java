package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.all;
import static org.gauntlet.onnx.Folds.counted;
import static org.gauntlet.onnx.Folds.floats;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.Folds.scalar;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.List;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
  private static final Literal X = list("3 1 3 2 2 5").as(List.of(2, 3));

  @ParameterizedTest
  @CsvSource({
    "ArgMax, 0, 0, 0 1 1",
    "ArgMin, 0, 0, 1 0 0",
    "ArgMax, 1, 0, 0 2",
    "ArgMax, -1, 1, 2 2",
    "ArgMin, -1, 0, 1 0",
    "ArgMin, -1, 1, 1 1"
  })
  void theFirstOrTheLastOfEqualsIsFound(String operator, long axis, long last, String expected) {
    Literal found =
        only(
            operator,
            List.of(X),
            whole("axis", axis),
            whole("select_last_index", last),
            whole("keepdims", 0));
    assertThat(found).isEqualTo(list(expected));
  }

  @Test
  void theAxisIsKeptUnlessDropped() {
    assertThat(only("ArgMax", List.of(X)).dims()).containsExactly(1, 3);
    assertThat(only("ArgMax", List.of(X), whole("axis", 1)).dims()).containsExactly(2, 1);
    assertThatThrownBy(() -> only("ArgMax", List.of(X), whole("axis", 2)))
        .hasMessageContaining("axis must be in [-2, 2), got 2");
  }

  @Test
  void theBestComeInOrderWithTheirPlaces() {
    List<Literal> found = all("TopK", List.of(X, list("2")));
    assertThat(found.getFirst()).isEqualTo(list("3 3 5 2").as(List.of(2, 2)));
    assertThat(found.getLast()).isEqualTo(list("0 2 2 0").as(List.of(2, 2)));
    List<Literal> least = all("TopK", List.of(X, list("1")), whole("axis", 0), whole("largest", 0));
    assertThat(least.getFirst()).isEqualTo(list("2 1 3").as(List.of(1, 3)));
    assertThat(least.getLast()).isEqualTo(list("1 0 0").as(List.of(1, 3)));
  }

  @Test
  void oldFilesTellKAsAnAttribute() {
    assertThat(only("TopK", List.of(floats(1, 4, 2)), whole("k", 2))).isEqualTo(floats(4, 2));
    assertThat(only("TopK", List.of(X, list("0"))).dims()).containsExactly(2, 0);
    assertThatThrownBy(() -> only("TopK", List.of(X, list("4"))))
        .hasMessageContaining("k must be in [0, 3], got 4");
    assertThatThrownBy(() -> only("TopK", List.of(X, list("-1"))))
        .hasMessageContaining("k must be in [0, 3], got -1");
  }

  @Test
  void wholeNumbersTooBigForDoublesAreOrdered() {
    Literal big = list("9007199254740992 9007199254740993");
    assertThat(all("TopK", List.of(big, list("1"))).getLast()).isEqualTo(list("1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0 1 3 3 7 12",
    "-1, 1, 0, 0 0 1 0 3 7",
    "-1, 0, 1, 3 3 2 12 9 5",
    "1, 1, 1, 3 2 0 9 5 0",
    "0, 0, 0, 0 1 2 3 5 7",
    "-2, 1, 1, 3 4 5 0 0 0"
  })
  void sumsRunAlongTheAxis(long axis, long exclusive, long reverse, String expected) {
    Literal found =
        only(
            "CumSum",
            List.of(counted(2, 3), scalar(axis)),
            whole("exclusive", exclusive),
            whole("reverse", reverse));
    assertThat(found).isEqualTo(list(expected).as(List.of(2, 3)));
  }

  @Test
  void sumsOfNothingAreNothing() {
    assertThat(only("CumSum", List.of(counted(2, 0), scalar(1)))).isEqualTo(counted(2, 0));
  }
}
