package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransposedConvolutionTest {
  private static final List<String> INPUTS = List.of("x", "w");

  /** (1 2) spread by the weight (1 10). */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0 0, 0, 1 12 20",
    "2, 1, 0 0, 0, 1 10 2 20",
    "3, 1, 0 0, 0, 1 10 0 2 20",
    "1, 2, 0 0, 0, 1 2 10 20",
    "1, 1, 1 1, 0, 12",
    "2, 1, 1 0, 0, 10 2 20",
    "2, 1, 0 1, 0, 1 10 2",
    "2, 1, 0 0, 1, 1 10 2 20 0",
    "2, 1, 1 1, 1, 10 2 20"
  })
  void eachPixelIsSpread(int stride, int dilation, String pads, int more, String expected) {
    float[] found =
        spread(
            wholes("strides", stride),
            wholes("dilations", dilation),
            wholes("pads", Small.wholes(pads)),
            wholes("output_padding", more));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "NOTSET, 2, 3, 10 2 20",
    "SAME_UPPER, 2, 3, 1 10 2",
    "SAME_LOWER, 2, 3, 10 2 20",
    "NOTSET, 1, 3, 1 12 20"
  })
  void theAnswerIsCutToItsShape(String mode, int stride, int shape, String expected) {
    float[] found =
        spread(wholes("strides", stride), wholes("output_shape", shape), text("auto_pad", mode));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({"SAME_UPPER, 1 12", "SAME_LOWER, 12 20", "VALID, 1 12 20", "NOTSET, 1 12 20"})
  void samePaddingCutsBehindOrBefore(String mode, String expected) {
    assertThat(spread(text("auto_pad", mode))).containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2 1 2, 1 10 3 30, 1 10 6 60",
    "1, 2 2 1, 1 2 3 4, 7 10",
    "1, 2 1 2, 1 10 3 30, 7 70",
    "2, 2 2 1, 1 2 3 4, 1 2 6 8"
  })
  void channelsMeetInTheirGroups(int groups, String dims, String weight, String expected) {
    Message w = floats("w", Small.dims(dims), Small.numbers(weight));
    Message node = node("ConvTranspose", INPUTS, "p", whole("group", groups));
    assertThat(Small.of(13, 2, 1).answer("1 2", w, node)).containsExactly(Small.numbers(expected));
  }

  @Test
  void imagesAreSpreadDownAndAcrossAndABiasIsAdded() {
    Message w = floats("w", List.of(1, 1, 2, 2), 1, 1, 1, 1);
    Message b = floats("b", List.of(1), 100);
    Small image = Small.of(13, 2, 2);
    assertThat(Small.of(13, 1, 2, 2).answer("1 2 3 4", w, node("ConvTranspose", INPUTS, "p")))
        .containsExactly(1, 3, 2, 4, 10, 6, 3, 7, 4);
    Message rows = floats("k", List.of(2, 1, 1), 1, 10);
    Message biased = node("ConvTranspose", List.of("x", "k", "b"), "p");
    assertThat(image.answer("1 2 3 4", rows, b, biased)).containsExactly(131, 142);
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    Message node = node("ConvTranspose", INPUTS, "p");
    assertThatThrownBy(
            () -> Small.of(13, 1, 2).answer("1 2", floats("w", List.of(1, 1, 1, 2), 1, 2), node))
        .hasMessageContaining(
            "(ConvTranspose): a weight of dims [1, 1, 1, 2] does not fit examples of");
    assertThatThrownBy(
            () -> Small.of(13, 1, 2).answer("1 2", floats("w", List.of(2, 1, 2), 1, 2, 3, 4), node))
        .hasMessageContaining("(ConvTranspose): a weight of dims [2, 1, 2] does not fit 1 groups");
    assertThatThrownBy(() ->
            Small.of(13, 1, 1, 1, 2).answer("1 2", floats("w", List.of(1, 1, 1, 1, 2), 1, 2), node))
        .hasMessageContaining("only one or two spatial axes are supported");
  }

  private static float[] spread(Message... attributes) {
    return Small.of(13, 1, 2)
        .answer(
            "1 2",
            floats("w", List.of(1, 1, 2), 1, 10),
            node("ConvTranspose", INPUTS, "p", attributes));
  }
}
