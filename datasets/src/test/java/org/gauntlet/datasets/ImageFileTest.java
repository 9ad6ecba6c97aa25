package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
  @TempDir private Path folder;

  private static Tensor read(Path file) {
    ImageHeader header = ImageHeader.read(file);
    return ImageFile.read(file, Shape.of(header.grey() ? 1 : 3, header.height(), header.width()));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static void isColours(Tensor image) {
    assertThat(image.shape()).isEqualTo(Shape.of(3, 3, 5));
    for (int i = 0; i < 15; i++) {
      assertThat(image.at(i)).isEqualTo(10 * (i % 5) / 255f);
      assertThat(image.at(15 + i)).isEqualTo(20 * (i / 5) / 255f);
      assertThat(image.at(30 + i)).isEqualTo(200 / 255f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void reads_colours_exactly(String format) {
    isColours(read(ImageFiles.write(file("x." + format), ImageFiles.colours(5, 3), format)));
  }

  @Test
  void reads_an_interlaced_png_exactly() throws IOException {
    ImageFiles.writeProgressive(file("x.png"), ImageFiles.colours(5, 3), "png");
    isColours(read(file("x.png")));
  }

  @Test
  void reads_portable_pixmaps_exactly() throws IOException {
    StringBuilder text = new StringBuilder("P3 5 3 255\n");
    for (int i = 0; i < 15; i++) {
      text.append(10 * (i % 5)).append(' ').append(20 * (i / 5)).append(" 200\n");
    }
    isColours(read(Files.writeString(file("x.ppm"), text)));
  }

  @Test
  void a_palette_becomes_colours() {
    BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED);
    image.setRGB(1, 0, 0xFF0000);
    image.setRGB(2, 0, 0x00FF00);
    Tensor gif = read(ImageFiles.write(file("x.gif"), image, "gif"));
    Tensor png = read(ImageFiles.write(file("x.png"), image, "png"));
    assertThat(gif.toArray()).containsExactly(0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
    assertThat(png).isEqualTo(gif);
  }

  @ParameterizedTest
  @CsvSource({"png, false", "png, true", "tiff, false"})
  void grey_levels_stay_as_stored(String format, boolean deep) {
    Tensor image = read(ImageFiles.write(file("x." + format), ImageFiles.levels(deep), format));
    assertThat(image.shape()).isEqualTo(Shape.of(1, 1, 256));
    for (int level = 0; level < 256; level++) {
      assertThat(image.at(level)).isEqualTo(level / 255f);
    }
  }

  @Test
  void grey_of_every_format_stays_as_stored() throws IOException {
    StringBuilder text = new StringBuilder("P2 256 1 255\n");
    for (int level = 0; level < 256; level++) {
      text.append(level).append('\n');
    }
    Tensor pgm = read(Files.writeString(file("x.pgm"), text));
    Tensor png = read(ImageFiles.write(file("x.png"), ImageFiles.levels(false), "png"));
    assertThat(pgm).isEqualTo(png);
    Tensor jpeg = read(ImageFiles.write(file("x.jpg"), ImageFiles.levels(false), "jpg"));
    assertThat(jpeg.shape()).isEqualTo(png.shape());
    for (int level = 0; level < 256; level++) {
      assertThat(jpeg.at(level)).isCloseTo(png.at(level), within(0.03f));
    }
  }

  @Test
  void grey_may_be_read_as_colour() {
    Path file = ImageFiles.write(file("x.png"), ImageFiles.levels(false), "png");
    Tensor image = ImageFile.read(file, Shape.of(3, 1, 256));
    assertThat(image.at(77)).isEqualTo(77 / 255f);
    assertThat(image.at(512 + 77)).isEqualTo(77 / 255f);
  }

  @Test
  void reads_jpeg_closely() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(200, 100, 50));
    graphics.fillRect(0, 0, 16, 16);
    Tensor read = read(ImageFiles.write(file("x.jpg"), image, "jpg"));
    assertThat(read.at(100)).isCloseTo(200 / 255f, within(0.02f));
    assertThat(read.at(256 + 100)).isCloseTo(100 / 255f, within(0.02f));
    assertThat(read.at(512 + 100)).isCloseTo(50 / 255f, within(0.02f));
  }

  @Test
  void transparency_is_refused_and_an_unused_alpha_channel_is_not() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xFF102030);
    image.setRGB(1, 0, 0xFF102030);
    assertThat(read(ImageFiles.write(file("x.png"), image, "png")).at(2)).isEqualTo(32 / 255f);
    image.setRGB(1, 0, 0xFE102030);
    ImageFiles.write(file("x.png"), image, "png");
    Refused.input(() -> read(file("x.png"))).contains("transparent");
  }

  @Test
  void a_progressive_jpeg_is_refused_by_name() throws IOException {
    ImageFiles.writeProgressive(file("x.jpg"), ImageFiles.colours(16, 12), "jpg");
    Refused.input(() -> read(file("x.jpg"))).contains("progressive JPEG").contains("x.jpg");
  }

  @ParameterizedTest
  @CsvSource({"false, CMYK", "true, YCCK"})
  void print_colours_are_refused_by_name(boolean mixed, String colours) throws IOException {
    Path file = ImageFiles.writePrint(file("x.jpg"), mixed);
    Refused.input(() -> read(file))
        .contains("x.jpg has print colours (" + colours + "), expected grey or RGB")
        .contains("save it as a small PNG");
  }

  @ParameterizedTest
  @CsvSource({"60000, 60000", "2147483647, 2147483647", "64000001, 1", "1, 64000001"})
  void a_header_that_claims_too_much_is_refused_before_decoding(int width, int height)
      throws IOException {
    Files.write(file("bomb.png"), ImageFiles.boastfulPng(width, height));
    Refused.input(() -> read(file("bomb.png"))).contains("bomb.png").contains(width + "x" + height);
  }

  @Test
  void a_header_without_its_pixels_is_refused() throws IOException {
    Files.write(file("thin.png"), ImageFiles.boastfulPng(2000, 2000));
    Refused.input(() -> read(file("thin.png"))).contains("thin.png cannot be decoded");
    Files.write(file("none.png"), ImageFiles.boastfulPng(0, 5));
    Refused.input(() -> read(file("none.png"))).contains("none.png");
  }

  @Test
  void what_is_no_image_is_named_for_what_it_is() throws IOException {
    Files.writeString(file("x.png"), "<html>not found</html>");
    Refused.input(() -> read(file("x.png"))).contains("x.png is a web page and no image");
    Files.write(file("x.png"), new byte[0]);
    Refused.input(() -> read(file("x.png"))).contains("x.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void damaged_files_are_read_or_refused_and_nothing_else(String format) throws IOException {
    Path file = ImageFiles.write(file("x." + format), ImageFiles.colours(24, 12), format);
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < 60; i++) {
      RandomStream random = new Seed(9).child(format).child(i).open();
      byte[] bad = Arrays.copyOf(good, good.length - (i % 2) * random.nextInt(good.length));
      for (int flips = 0; flips < 4 && bad.length > 0; flips++) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bad);
      try {
        Tensor image = read(file);
        assertThat(image.isFinite()).isTrue();
      } catch (Refusal refusal) {
        assertThat(refusal.getMessage()).contains("x." + format).doesNotContain("\n");
      }
    }
  }

  @Test
  void a_decoder_that_fails_or_overflows_becomes_a_refusal() {
    Refused.input(() ->
            Decoding.bounded(
                file("x.png"),
                () -> {
                  throw new StackOverflowError("deep\ndown");
                }))
        .contains("x.png cannot be decoded (java.lang.StackOverflowError: deep)");
  }

  @Test
  void a_decoder_that_never_ends_is_left_behind() {
    CountDownLatch never = new CountDownLatch(1);
    Refused.input(() ->
            Decoding.bounded(
                file("x.png"),
                Duration.ofMillis(30),
                () -> {
                  never.await();
                  return 1;
                }))
        .contains("no end after");
  }
}
