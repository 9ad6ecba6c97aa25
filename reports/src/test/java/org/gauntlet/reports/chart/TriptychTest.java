package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.reports.Drawings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriptychTest {
  private static final Domain GREY = new Domain(Shape.of(1, 2, 3), 0, 1, 2);
  private static final Domain COLOUR = new Domain(Shape.of(3, 1, 2), -1, 1, 2);

  @Test
  void greyPixelsRunFromBlackToWhiteRowByRow() throws IOException {
    float[] original = {0, 0.2f, 0.4f, 0.6f, 0.8f, 1};
    BufferedImage image = image(triptych(GREY, original, original).original());
    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(image.getHeight()).isEqualTo(2);
    assertThat(samples(image, 0)).containsExactly(0, 51, 102, 153, 204, 255);
  }

  @Test
  void colourPlanesAreInterleavedAndScaledFromTheDomain() throws IOException {
    float[] original = {-1, 0, 1, -1, 0.5f, 1};
    BufferedImage image = image(triptych(COLOUR, original, original).original());
    assertThat(samples(image, 0)).containsExactly(0, 128);
    assertThat(samples(image, 1)).containsExactly(255, 0);
    assertThat(samples(image, 2)).containsExactly(191, 255);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1",
    "0.3, 1",
    "0.25, 2",
    "0.11, 2",
    "0.1, 5",
    "0.03137255, 10",
    "0.004, 100",
    "0.9, 1"
  })
  void theFactorIsTheLargestNiceOneThatStaysInRange(float change, int factor) {
    float[] original = {0, 0, 0, 0, 0, 0};
    float[] adversarial = {change, 0, 0, 0, 0, 0};
    assertThat(triptych(GREY, original, adversarial).factor()).isEqualTo(factor);
  }

  @Test
  void greyChangesAreOrangeUpAndBlueDown() throws IOException {
    float[] original = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f};
    float[] adversarial = {1, 0, 0.5f, 0.5f, 0.5f, 0.5f};
    BufferedImage image = image(triptych(GREY, original, adversarial).change());
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFD55E00);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xFF0072B2);
    assertThat(image.getRGB(2, 0)).isEqualTo(0xFFF2F2F0);
  }

  @Test
  void colourChangesLieAroundMidGrey() throws IOException {
    float[] original = {0, 0, 0, 0, 0, 0};
    float[] adversarial = {0.1f, 0, -0.1f, 0, 0, 0};
    Triptych pictures = triptych(COLOUR, original, adversarial);
    assertThat(pictures.factor()).isEqualTo(10);
    assertThat(image(pictures.change()).getRGB(0, 0)).isEqualTo(0xFFFF0080);
    assertThat(image(pictures.change()).getRGB(1, 0)).isEqualTo(0xFF808080);
  }

  @Test
  void anUnchangedInputHasFactorOne() {
    float[] original = {0, 0, 0, 0, 0, 0};
    assertThat(triptych(GREY, original, original).factor()).isEqualTo(1);
  }

  @Test
  void inputsThatAreNoImagesHaveNoPictures() {
    Domain vector = new Domain(Shape.of(6), 0, 1, 2);
    float[] values = {0, 0, 0, 0, 0, 0};
    assertThat(Triptych.of(item(Drawings.base64(values), ""), vector)).isEmpty();
    assertThat(Triptych.of(item("", ""), new Domain(Shape.of(2, 1, 3), 0, 1, 2))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AAAA", "no base64!", "''"})
  void damagedPixelsAreRefusedByName(String pixels) {
    assertThatThrownBy(() -> Triptych.of(item(pixels, pixels), GREY))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("gallery example test-1 holds pixels that are not (1, 2, 3) floats")
        .hasMessageContaining("evaluate again");
  }

  private static Triptych triptych(Domain domain, float[] original, float[] adversarial) {
    return Triptych.of(item(Drawings.base64(original), Drawings.base64(adversarial)), domain)
        .orElseThrow();
  }

  private static GalleryItem item(String original, String adversarial) {
    return new GalleryItem("test-1", 0, 0, 1, 1, 1, "pgd", 0.1, original, adversarial);
  }

  private static BufferedImage image(String uri) throws IOException {
    String base64 = uri.substring("data:image/png;base64,".length());
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  private static int[] samples(BufferedImage image, int band) {
    return image
        .getRaster()
        .getSamples(0, 0, image.getWidth(), image.getHeight(), band, (int[]) null);
  }
}
