package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRulesTest {
  private static final Small ROW = Small.of(19, 3);
  private static final Small SQUARE = Small.of(13, 2, 2);

  @ParameterizedTest
  @CsvSource({
    "constant, 2, 1, 0 0 1 2 3 0",
    "edge, 2, 1, 1 1 1 2 3 3",
    "reflect, 2, 1, 3 2 1 2 3 2",
    "reflect, 3, 0, 2 3 2 1 2 3",
    "wrap, 2, 1, 2 3 1 2 3 1",
    "wrap, 0, 4, 1 2 3 1 2 3 1",
    "constant, -1, -1, 2",
    "constant, -1, 1, 2 3 0",
    "edge, -1, 1, 2 3 3",
    "reflect, 1, -1, 2 1 2",
    "wrap, -2, 1, 3 1"
  })
  void aFrameIsOneNumberOrWhatLiesAround(String mode, long front, long back, String expected) {
    assertThat(padded(text("mode", mode), 0, front, 0, back))
        .containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({"-1, 7 1 2 3 7 7", "1, 7 1 2 3 7 7"})
  void axesAreNamedFromEitherEnd(int axis, String expected) {
    float[] found =
        ROW.answer(
            "1 2 3",
            longs("pads", List.of(2), 1, 2),
            floats("v", List.of(), 7),
            longs("axes", List.of(1), axis),
            node("Pad", List.of("x", "pads", "v", "axes"), "p"));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @Test
  void theOldFormTellsAllByAttributes() {
    Message node = node("Pad", List.of("x"), "p", wholes("pads", 0, 1, 0, 1), real("value", 5));
    assertThat(Small.of(10, 3).answer("1 2 3", node)).containsExactly(5, 1, 2, 3, 5);
  }

  @Test
  void bothAxesOfAnImageAreFramed() {
    Message pads = longs("pads", List.of(6), 0, 1, 0, 0, 0, 1);
    Message node = node("Pad", List.of("x", "pads"), "p", text("mode", "reflect"));
    assertThat(SQUARE.answer("1 2 3 4", pads, node)).containsExactly(3, 4, 3, 1, 2, 1, 3, 4, 3);
  }

  @Test
  void framesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> padded(text("mode", "mirror"), 0, 1, 0, 1))
        .hasMessageContaining("node 'the_p' (Pad): mode 'mirror' is unknown");
    assertThatThrownBy(() -> padded(text("mode", "edge"), 1, 1, 1))
        .hasMessageContaining("(Pad): pads must be two for each of 2 axes, got [1, 1, 1]");
    assertThatThrownBy(() -> padded(text("mode", "edge"), 1, 0, 0, 0))
        .hasMessageContaining("(Pad): it works along the batch axis and would mix examples");
  }

  @ParameterizedTest
  @CsvSource({
    "2 1, 1 2 3 1 2 3",
    "1 2 3, 1 2 3 1 2 3",
    "1 2 1, 1 2 3 1 2 3",
    "3, 1 2 3",
    "1, 1 2 3"
  })
  void aRowIsStretched(String target, String expected) {
    assertThat(shaped(Small.of(13, 1, 3), "Expand", "1 2 3", target))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void aBatchIsNotStretched() {
    assertThatThrownBy(() -> shaped(SQUARE, "Expand", "1 2 3 4", "5 2 2"))
        .hasMessageContaining("(Expand): it stretches the batch of 16777259 to 5")
        .hasMessageContaining("would mix examples");
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 1, 1 2 3 4",
    "1 2 1, 1 2 3 4 1 2 3 4",
    "1 1 2, 1 2 1 2 3 4 3 4",
    "1 2 2, 1 2 1 2 3 4 3 4 1 2 1 2 3 4 3 4"
  })
  void tilesLieBehindEachOther(String repeats, String expected) {
    assertThat(shaped(SQUARE, "Tile", "1 2 3 4", repeats)).containsExactly(Small.numbers(expected));
  }

  @Test
  void aBatchIsNotTiled() {
    assertThatThrownBy(() -> shaped(SQUARE, "Tile", "1 2 3 4", "2 1 1"))
        .hasMessageContaining("(Tile): it works along the batch axis and would mix examples");
  }

  private static float[] padded(Message mode, long... pads) {
    return ROW.answer(
        "1 2 3",
        longs("pads", List.of(pads.length), pads),
        node("Pad", List.of("x", "pads"), "p", mode));
  }

  private static float[] shaped(Small small, String operator, String x, String numbers) {
    long[] values = Small.wholes(numbers);
    return small.answer(
        x, longs("to", List.of(values.length), values), node(operator, List.of("x", "to"), "p"));
  }
}
