package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes image files with the JDK's own encoders, which the house does not read with. */
final class ImageFiles {
  private ImageFiles() {}

  /** The pixel in column x of row y is (10x, 20y, 200). */
  static BufferedImage colours(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, ((10 * x) << 16) | ((20 * y) << 8) | 200);
      }
    }
    return image;
  }

  /** One row of all stored levels from 0 to 255; deep ones have 16 bits, of which 8 are noise. */
  static BufferedImage levels(boolean deep) {
    BufferedImage image =
        new BufferedImage(
            256, 1, deep ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 256; x++) {
      image.getRaster().setSample(x, 0, 0, deep ? x << 8 | 0x5A : x);
    }
    return image;
  }

  static Path write(Path file, BufferedImage image, String format) {
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new AssertionError("no encoder for " + format);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Interlaced PNG or progressive JPEG. */
  static void writeProgressive(Path file, BufferedImage image, String format) throws IOException {
    Files.createDirectories(file.getParent());
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  /**
   * A JPEG of four inks, as printers take them.
   *
   * @param mixed whether the inks are stored as YCCK, else as CMYK
   */
  static Path writePrint(Path file, boolean mixed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      Raster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 12, 4, null);
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }
    ByteBuffer adobe = ByteBuffer.allocate(16).putShort((short) 0xFFEE).putShort((short) 14);
    adobe.put("Adobe".getBytes(US_ASCII)).putShort((short) 100).putInt(0);
    adobe.put((byte) (mixed ? 2 : 0));
    byte[] plain = bytes.toByteArray();
    ByteArrayOutputStream print = new ByteArrayOutputStream();
    print.write(plain, 0, 2);
    print.writeBytes(adobe.array());
    print.write(plain, 2, plain.length - 2);
    return Files.write(file, print.toByteArray());
  }

  /** A PNG of a few bytes that claims any size. */
  static byte[] boastfulPng(int width, int height) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    chunk(png, header.array());
    chunk(png, new byte[] {'I', 'D', 'A', 'T', 0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1});
    chunk(png, new byte[] {'I', 'E', 'N', 'D'});
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, byte[] typeAndData) {
    CRC32 check = new CRC32();
    check.update(typeAndData);
    png.writeBytes(ByteBuffer.allocate(4).putInt(typeAndData.length - 4).array());
    png.writeBytes(typeAndData);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
