package org.gauntlet.datasets;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.imaging.ImageFormats;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.common.RgbBufferedImageFactory;
import org.apache.commons.imaging.formats.png.PngImageParser;
import org.apache.commons.imaging.formats.png.PngImagingParameters;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * The pixels of one image file through Apache Commons Imaging, as (1, H, W) or (3, H, W) in [0, 1].
 * Palettes become colours; 16 bits become 8; transparency is refused, since it would leave the
 * colour open; a turn noted in EXIF is not carried out: pixels stand as stored.
 */
final class ImageFile {
  private ImageFile() {}

  /** Reads an image of an agreed shape whose header has been read and found good. */
  static Tensor read(Path file, Shape shape) {
    byte[] bytes = DataFile.read(file);
    return Decoding.bounded(file, () -> tensor(file, decode(bytes), shape));
  }

  private static Tensor tensor(Path file, BufferedImage image, Shape shape) {
    int height = shape.at(1);
    int width = shape.at(2);
    if (image.getWidth() != width || image.getHeight() != height) {
      throw Refusal.input(
          "%s decodes to %sx%s pixels, its header says %sx%s: save it again as PNG"
              .formatted(file, image.getWidth(), image.getHeight(), width, height));
    }
    int plane = width * height;
    float[] values = new float[shape.size()];
    for (int i = 0; i < plane; i++) {
      int color = image.getRGB(i % width, i / width);
      if (color >>> 24 != 255) {
        throw Refusal.input(file + " has transparent pixels: lay it over a background first");
      }
      for (int c = 0; c < shape.at(0); c++) {
        values[c * plane + i] = (color >> (16 - 8 * c) & 255) / 255f;
      }
    }
    return Tensor.adopt(shape, values);
  }

  /**
   * The decoder's own choice for grey PNG is a picture on a linear scale, which bends the stored
   * levels and merges dark ones; so it is told to decode to sRGB as for all other formats.
   */
  private static BufferedImage decode(byte[] bytes) throws IOException {
    if (Imaging.guessFormat(bytes) != ImageFormats.PNG) {
      return Imaging.getBufferedImage(bytes);
    }
    PngImagingParameters parameters = new PngImagingParameters();
    parameters.setBufferedImageFactory(new RgbBufferedImageFactory());
    return new PngImageParser().getBufferedImage(ByteSource.array(bytes), parameters);
  }
}
