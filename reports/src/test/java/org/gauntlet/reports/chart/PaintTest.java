package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class PaintTest {
  private static final Shape ROW = Shape.of(1, 1, 6);
  private static final Domain UNIT = new Domain(ROW, 0, 1, 2);
  private static final Domain BYTES = new Domain(ROW, 0, 255, 2);

  @Test
  void valuesOutsideTheRangeAreBlackOrWhite() {
    BufferedImage image = read(Paint.plain(row(-1, -0.001f, 0, 1, 1.001f, 9), UNIT));
    assertThat(band(image, 0)).containsExactly(0, 0, 0, 255, 255, 255);
  }

  @Test
  void bytesAreTheirOwnShade() {
    BufferedImage image = read(Paint.plain(row(0, 1, 17, 128, 254, 255), BYTES));
    assertThat(band(image, 0)).containsExactly(0, 1, 17, 128, 254, 255);
  }

  @Test
  void aColumnIsAsTallAsItsTensor() {
    Tensor column = Tensor.adopt(Shape.of(1, 3, 1), new float[] {0, 1, 0});
    BufferedImage image = read(Paint.plain(column, UNIT));
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1, 3);
    assertThat(image.getRaster().getSample(0, 1, 0)).isEqualTo(255);
  }

  /** Zero to the full half range in six steps: more hue with every step, and no other one. */
  @Test
  void greyChangesTakeOnMoreHueTheLargerTheyAre() {
    BufferedImage rise = read(Paint.change(row(0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f), UNIT, 1));
    assertThat(band(rise, 2))
        .isSortedAccordingTo(Comparator.reverseOrder())
        .doesNotHaveDuplicates();
    assertThat(band(rise, 2)).startsWith(0xF0).endsWith(0x00);
    BufferedImage fall = read(Paint.change(row(0, -0.1f, -0.2f, -0.3f, -0.4f, -0.5f), UNIT, 1));
    assertThat(band(fall, 0))
        .isSortedAccordingTo(Comparator.reverseOrder())
        .doesNotHaveDuplicates();
    assertThat(band(fall, 0)).startsWith(0xF2).endsWith(0x00);
  }

  @Test
  void theFactorMagnifiesBeforeTheColourIsChosen() {
    BufferedImage plain = read(Paint.change(row(0.5f, -0.5f, 0.25f, 0, 0, 0), UNIT, 1));
    BufferedImage magnified = read(Paint.change(row(0.25f, -0.25f, 0.125f, 0, 0, 0), UNIT, 2));
    for (int x = 0; x < 6; x++) {
      assertThat(magnified.getRGB(x, 0)).isEqualTo(plain.getRGB(x, 0));
    }
  }

  @Test
  void changesBeyondTheRangeStayAtTheFullHue() {
    BufferedImage image = read(Paint.change(row(7, -7, 0, 0, 0, 0), UNIT, 100));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFD55E00);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xFF0072B2);
  }

  @Test
  void colourChangesAreClampedChannelByChannel() {
    Tensor change = Tensor.adopt(Shape.of(3, 1, 2), new float[] {9, 0, -9, 0, 0, 9});
    BufferedImage image = read(Paint.change(change, UNIT, 1));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFF0080);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xFF8080FF);
  }

  private static Tensor row(float... values) {
    return Tensor.adopt(ROW, values);
  }

  private static BufferedImage read(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> band(BufferedImage image, int band) {
    return IntStream.range(0, image.getWidth())
        .mapToObj(x -> image.getRaster().getSample(x, 0, band))
        .toList();
  }
}
