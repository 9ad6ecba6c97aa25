package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PngTest {
  @Property(tries = 60)
  void anIndependentReaderSeesTheSamePixels(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll boolean grey,
      @ForAll long seed)
      throws IOException {
    assertRoundTrip(width, height, grey ? 1 : 3, seed);
  }

  @Test
  void imagesOfMoreThanOneBlockAreWhole() throws IOException {
    assertRoundTrip(256, 255, 1, 1);
    assertRoundTrip(224, 224, 3, 2);
    assertRoundTrip(65_534, 1, 1, 3);
    assertRoundTrip(65_535, 1, 1, 4);
  }

  @Test
  void wrongSizesAreRefused() {
    assertThatThrownBy(() -> Png.encode(2, 2, 2, new byte[8]))
        .hasMessage("channels must be 1 or 3, got 2");
    assertThatThrownBy(() -> Png.encode(3, 2, 1, new byte[5]))
        .hasMessage("2 x 3 x 1 samples are needed, got 5");
  }

  private static void assertRoundTrip(int width, int height, int channels, long seed)
      throws IOException {
    byte[] samples = new byte[width * height * channels];
    new SplittableRandom(seed).nextBytes(samples);
    byte[] png = Png.encode(width, height, channels, samples);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(read.getWidth()).isEqualTo(width);
    assertThat(read.getHeight()).isEqualTo(height);
    byte[] back = new byte[samples.length];
    int[] pixel = new int[channels];
    for (int i = 0; i < width * height; i++) {
      read.getRaster().getPixel(i % width, i / width, pixel);
      for (int c = 0; c < channels; c++) {
        back[i * channels + c] = (byte) pixel[c];
      }
    }
    assertThat(back).isEqualTo(samples);
  }
}
