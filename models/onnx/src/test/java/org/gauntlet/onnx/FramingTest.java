package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.counted;
import static org.gauntlet.onnx.Folds.floats;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.Folds.only;
import static org.gauntlet.onnx.Folds.scalar;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {
  @ParameterizedTest
  @CsvSource({
    "constant, -1, 2, 2 3 0 0",
    "constant, 0, -2, 1",
    "edge, 3, -1, 1 1 1 1 2",
    "reflect, 4, 0, 1 2 3 2 1 2 3",
    "wrap, 0, 4, 1 2 3 1 2 3 1"
  })
  void framesMayCutOrReachFar(String mode, long before, long after, String expected) {
    List<Literal> inputs = List.of(list("1 2 3"), Literal.list(before, after));
    assertThat(only("Pad", inputs, text("mode", mode))).isEqualTo(list(expected));
  }

  @Test
  void onlyTheNamedAxesAreFramed() {
    Literal x = counted(1, 2);
    assertThat(only("Pad", List.of(x, list("1 0"), scalar(7), list("-1"))))
        .isEqualTo(list("7 0 1").as(List.of(1, 3)));
    assertThat(only("Pad", List.of(x, list("0 1 1 0"), scalar(7))))
        .isEqualTo(list("7 0 1 7 7 7").as(List.of(2, 3)));
  }

  @Test
  void cornersReflectBothAxes() {
    assertThat(only("Pad", List.of(counted(2, 2), list("1 1 0 0")), text("mode", "reflect")))
        .isEqualTo(list("3 2 3 1 0 1 3 2 3").as(List.of(3, 3)));
  }

  @Test
  void oldFilesTellFramesAsAttributes() {
    assertThat(only("Pad", List.of(floats(1, 2)), wholes("pads", 1, 0), real("value", 0.5f)))
        .isEqualTo(floats(0.5f, 1, 2));
  }

  @Test
  void whatIsNoFrameIsRefused() {
    Literal x = counted(3);
    assertThatThrownBy(() -> only("Pad", List.of(x, list("1"))))
        .hasMessageContaining("pads must be two for each of 1 axes");
    assertThatThrownBy(() -> only("Pad", List.of(x, list("1 1")), text("mode", "mirror")))
        .hasMessageContaining("mode 'mirror' is unknown");
    assertThatThrownBy(() -> only("Pad", List.of(x, list("-2 -2"))))
        .hasMessageContaining("it makes a constant of extents [-1]");
  }
}
