package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.counted;
import static org.gauntlet.onnx.Folds.dims;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.scalar;

import java.util.List;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchingTest {
  @ParameterizedTest
  @CsvSource({
    "2 3, 3, 2 3",
    "2 1, 1 3, 2 3",
    "'', 4 5, 4 5",
    "1, 0, 0",
    "5 1 2, 3 1, 5 3 2",
    "1 1, 1, 1 1"
  })
  void extentsAreMatchedFromBehind(String a, String b, String expected) {
    assertThat(Stretching.joined(dims(a), dims(b))).isEqualTo(dims(expected));
    assertThat(Stretching.joined(dims(b), dims(a))).isEqualTo(dims(expected));
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "2 3, 2", "0, 2", "4 1 2, 3 2 2"})
  void extentsThatDifferAreRefused(String a, String b) {
    assertThatThrownBy(() -> Stretching.joined(dims(a), dims(b)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it joins constants of dims " + dims(a) + " and " + dims(b));
  }

  @Test
  void extentsOfOneAreRepeated() {
    assertThat(Stretching.to(List.of(2, 2), list("1 2")))
        .isEqualTo(list("1 2 1 2").as(List.of(2, 2)));
    assertThat(Stretching.to(List.of(2, 2), list("1 2").as(List.of(2, 1))))
        .isEqualTo(list("1 1 2 2").as(List.of(2, 2)));
    assertThat(Stretching.to(List.of(3), scalar(7))).isEqualTo(list("7 7 7"));
    assertThat(Stretching.to(List.of(0, 2), list("1 2"))).isEqualTo(counted(0, 2));
    Literal x = counted(2, 3);
    assertThat(Stretching.to(List.of(2, 3), x)).isSameAs(x);
  }
}
