package org.gauntlet.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.imaging.ImageFormats;
import org.apache.commons.imaging.ImageInfo;
import org.apache.commons.imaging.ImageInfo.ColorType;
import org.apache.commons.imaging.Imaging;
import org.gauntlet.core.Refusal;

/**
 * What an image file says about itself, read before any pixel is: files that would cost too much,
 * or that we would read wrongly, go no further.
 */
record ImageHeader(int width, int height, boolean grey) {
  private static final long MOST_PIXELS = 64_000_000;

  private static final Set<ImageFormats> READABLE =
      EnumSet.of(
          ImageFormats.PNG,
          ImageFormats.JPEG,
          ImageFormats.BMP,
          ImageFormats.GIF,
          ImageFormats.TIFF,
          ImageFormats.PBM,
          ImageFormats.PGM,
          ImageFormats.PPM,
          ImageFormats.PNM);

  static ImageHeader read(Path file) {
    byte[] bytes = DataFile.read(file);
    return Decoding.bounded(file, () -> read(file, bytes));
  }

  private static ImageHeader read(Path file, byte[] bytes) throws IOException {
    if (!(Imaging.guessFormat(bytes) instanceof ImageFormats format && READABLE.contains(format))) {
      throw refused(file, "is %s and no image that can be read".formatted(FileKind.guess(bytes)));
    }
    ImageInfo info = Imaging.getImageInfo(bytes);
    int width = info.getWidth();
    int height = info.getHeight();
    if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
      throw refused(file, "claims %sx%s pixels, expected 1 to 64 million".formatted(width, height));
    }
    ColorType colors = info.getColorType();
    if (colors == ColorType.CMYK || colors == ColorType.YCCK) {
      throw refused(file, "has print colours (%s), expected grey or RGB".formatted(colors));
    }
    if (info.getFormat() == ImageFormats.JPEG && info.isProgressive()) {
      throw refused(file, "is a progressive JPEG, expected a baseline one");
    }
    boolean grey = colors == ColorType.GRAYSCALE || colors == ColorType.BW;
    return new ImageHeader(width, height, grey);
  }

  private static Refusal refused(Path file, String finding) {
    return Refusal.input("%s %s: save it as a small PNG".formatted(file, finding));
  }
}
