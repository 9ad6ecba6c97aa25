package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResizeRulesTest {
  private static final List<String> BY_SCALES = List.of("x", "", "scales");

  @ParameterizedTest
  @CsvSource({
    "linear, half_pixel, 0 4, 2, 0 1 3 4",
    "linear, pytorch_half_pixel, 0 4, 2, 0 1 3 4",
    "linear, asymmetric, 0 4, 2, 0 2 4 4",
    "linear, align_corners, 0 6, 2, 0 2 4 6",
    "linear, half_pixel, 0 4, 0.5, 2",
    "linear, pytorch_half_pixel, 0 4, 0.5, 0",
    "linear, align_corners, 3 4, 0.5, 3",
    "linear, half_pixel_symmetric, 1 2 9, 0.5, 2",
    "linear, half_pixel, 1 2 9, 0.5, 1.5",
    "cubic, asymmetric, 0 16 32 0, 2, 0 6.5 16 28.5 32 17.5 0 -3",
    "nearest, tf_half_pixel_for_nn, 1 2, 2, 1 2 2 2"
  })
  void newPlacesLieAmongOldOnes(
      String mode, String coordinates, String x, float scale, String expected) {
    float[] found =
        scaled(x, scale, text("mode", mode), text("coordinate_transformation_mode", coordinates));
    assertThat(found).containsExactly(Small.numbers(expected), within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({
    "floor, 1 1 1 2",
    "ceil, 1 2 2 2",
    "round_prefer_floor, 1 1 2 2",
    "round_prefer_ceil, 1 1 2 2"
  })
  void aPlaceBetweenTwoIsRounded(String nearest, String expected) {
    assertThat(scaled("1 2", 2, text("nearest_mode", nearest)))
        .containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({"round_prefer_floor, 1 1 2 2", "round_prefer_ceil, 1 2 2 2"})
  void aPlaceInTheMiddleGoesWhereItPrefers(String nearest, String expected) {
    float[] found =
        scaled(
            "1 2",
            2,
            text("nearest_mode", nearest),
            text("coordinate_transformation_mode", "asymmetric"));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @Test
  void cubicWeightsAreAsSharpAsTold() {
    float[] found =
        scaled(
            "0 16 32 0",
            2,
            text("mode", "cubic"),
            text("coordinate_transformation_mode", "asymmetric"),
            real("cubic_coeff_a", -0.5f));
    assertThat(found).containsExactly(Small.numbers("0 7 16 27 32 17 0 -2"), within(1e-5f));
  }

  @Test
  void sizesStandForScalesAndAxesForAll() {
    Message sizes = longs("sizes", List.of(1), 4);
    List<String> inputs = List.of("x", "", "", "sizes");
    Message node = node("Resize", inputs, "p", text("mode", "linear"), wholes("axes", -1));
    assertThat(Small.of(18, 1, 2).answer("0 4", sizes, node)).containsExactly(0, 1, 3, 4);
  }

  @Test
  void olderFormsLookAtTheFloorOfAPlace() {
    Message scales = floats("s", List.of(3), 1, 1, 1.5f);
    List<String> inputs = List.of("x", "s");
    assertThat(Small.single(10, 1, 2).answer("1 2", scales, node("Resize", inputs, "p")))
        .containsExactly(1, 1, 2);
    assertThat(Small.single(9, 1, 2).answer("1 2", scales, node("Upsample", inputs, "p")))
        .containsExactly(1, 1, 2);
  }

  /**
   * At half the size each new place looks at four old ones, by 1/8, 3/8, 3/8 and 1/8, or at eight,
   * by -9/512, -27/512, 67/512, 225/512 and back.
   */
  @ParameterizedTest
  @CsvSource({
    "linear, 0, 1.625 4.375",
    "linear, 1, 1.7142857 4.142857",
    "cubic, 0, 1.3496094 4.5097656"
  })
  void aSmallerImageLooksAtAllOfTheLargerOne(String mode, int inside, String expected) {
    float[] found =
        scaled(
            "1 2 3 6",
            0.5f,
            text("mode", mode),
            whole("antialias", 1),
            whole("exclude_outside", inside));
    assertThat(found).containsExactly(Small.numbers(expected), within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "cubic"})
  void aLargerImageIsAsSmoothAsItCanBe(String mode) {
    assertThat(scaled("0 16 32 0", 2, text("mode", mode), whole("antialias", 1)))
        .containsExactly(scaled("0 16 32 0", 2, text("mode", mode)), within(1e-5f));
  }

  @Test
  void whatLiesOutsideCanBeLeftOut() {
    assertThat(scaled("4 8", 2, text("mode", "linear"), whole("exclude_outside", 1)))
        .as("at -0.25 only the first place is left, at 1.25 only the last")
        .containsExactly(4, 5, 7, 8);
    float[] cubic =
        scaled(
            "8 16 24",
            2,
            text("mode", "cubic"),
            text("coordinate_transformation_mode", "asymmetric"),
            whole("exclude_outside", 1));
    float middle = (8 * 0.59375f + 16 * 0.59375f - 24 * 0.09375f) / (2 * 0.59375f - 0.09375f);
    assertThat(cubic[1]).isEqualTo(middle, within(1e-5f));
    assertThat(cubic[0]).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"not_larger, 1 1 2 2 1 1 2 2", "not_smaller, 1 1 1 2 2 2 1 1 1 2 2 2 1 1 1 2 2 2"})
  void bothAxesKeepOneScale(String policy, String expected) {
    Message sizes = longs("sizes", List.of(2), 2, 6);
    Message node =
        node(
            "Resize",
            List.of("x", "", "", "sizes"),
            "p",
            wholes("axes", -2, -1),
            text("coordinate_transformation_mode", "asymmetric"),
            text("nearest_mode", "floor"),
            text("keep_aspect_ratio_policy", policy));
    assertThat(Small.of(18, 1, 2).answer("1 2", sizes, node))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void aCropReadsAPartAndFillsWhatLiesOutside() {
    assertThat(cropped(0.25f, 1.25f, 3)).containsExactly(10, 30, 7);
    assertThat(cropped(-0.25f, 0.75f, 3)).containsExactly(7, 10, 30);
    assertThat(cropped(0, 0.5f, 5)).containsExactly(0, 5, 10, 15, 20);
    assertThat(cropped(0, 0.5f, 1)).as("the middle of the part").containsExactly(10);
  }

  private static float[] cropped(float from, float to, int size) {
    return Small.of(18, 1, 5)
        .answer(
            "0 10 20 30 40",
            floats("roi", List.of(2), from, to),
            longs("sizes", List.of(1), size),
            node(
                "Resize",
                List.of("x", "roi", "", "sizes"),
                "p",
                text("mode", "linear"),
                wholes("axes", 2),
                real("extrapolation_value", 7),
                text("coordinate_transformation_mode", "tf_crop_and_resize")));
  }

  @Test
  void whatIsNotModelledIsRefused() {
    assertThatThrownBy(() -> scaled("1 2", 2, text("mode", "area")))
        .hasMessageContaining("node 'the_p' (Resize): mode 'area' is unknown");
    assertThatThrownBy(() -> scaled("1 2", 2, text("coordinate_transformation_mode", "skew")))
        .hasMessageContaining("coordinate_transformation_mode 'skew' is not supported");
    assertThatThrownBy(
            () -> scaled("1 2", 2, text("coordinate_transformation_mode", "tf_crop_and_resize")))
        .hasMessageContaining("input 1 is missing");
    assertThatThrownBy(() -> scaled("1 2", 1e30f))
        .hasMessageContaining("a side must be resized to 1 to 16777216 places, got");
    assertThatThrownBy(() -> scaled("1 2", 0.1f))
        .hasMessageContaining("a side must be resized to 1 to 16777216 places, got 0");
    Message sizes = longs("sizes", List.of(3), 1, 1, 4);
    List<String> inputs = List.of("x", "", "", "sizes");
    assertThatThrownBy(() ->
            Small.single(18, 1, 2)
                .answer(
                    "1 2",
                    sizes,
                    node("Resize", inputs, "p", text("keep_aspect_ratio_policy", "crop"))))
        .hasMessageContaining("keep_aspect_ratio_policy 'crop' is unknown");
    assertThatThrownBy(() ->
            Small.of(13, 1, 2)
                .answer(
                    "1 2", floats("scales", List.of(3), 2, 1, 1), node("Resize", BY_SCALES, "p")))
        .hasMessageContaining("(Resize): it works along the batch axis and would mix examples");
  }

  @ParameterizedTest
  @CsvSource({"DCR, 1 3 5 7 2 4 6 8", "CRD, 1 2 3 4 5 6 7 8"})
  void depthBecomesSpace(String mode, String expected) {
    Message node =
        node("DepthToSpace", List.of("x"), "p", whole("blocksize", 2), text("mode", mode));
    assertThat(Small.of(13, 8, 1, 1).answer("1 2 3 4 5 6 7 8", node))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void spaceBecomesDepth() {
    Message node = node("SpaceToDepth", List.of("x"), "p", whole("blocksize", 2));
    assertThat(Small.of(13, 1, 2, 4).answer("1 2 3 4 5 6 7 8", node))
        .containsExactly(1, 3, 2, 4, 5, 7, 6, 8);
  }

  /** The batch may be of any size, and a scale of 1 leaves it alone. */
  @Test
  void aScaleForEveryAxisLeavesAnOpenBatchAlone() {
    float[] found =
        Small.of(13, 1, 2)
            .answer(
                "1 2",
                floats("scales", List.of(3), 1, 1, 2),
                node("Resize", BY_SCALES, "p", text("mode", "nearest")));
    assertThat(found).containsExactly(1, 1, 2, 2);
  }

  private static float[] scaled(String x, float scale, Message... attributes) {
    return Small.single(13, 1, Small.numbers(x).length)
        .answer(
            x,
            floats("scales", List.of(3), 1, 1, scale),
            node("Resize", BY_SCALES, "p", attributes));
  }
}
