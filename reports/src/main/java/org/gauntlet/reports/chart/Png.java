package org.gauntlet.reports.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes 8-bit PNG images (ISO/IEC 15948). Pixels are stored, not squeezed: what a deflater makes
 * of them differs between zlib builds, and the same results must give the same page on every
 * machine.
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int STORED_BLOCK = 0xFFFF;

  private Png() {}

  /** Bytes (height, width, channels), row-major, with 1 channel (grey) or 3 (red, green, blue). */
  public static byte[] encode(int width, int height, int channels, byte[] samples) {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 1 or 3, got " + channels);
    }
    if (samples.length != width * height * channels) {
      throw new IllegalArgumentException(
          "%d x %d x %d samples are needed, got %d"
              .formatted(height, width, channels, samples.length));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    chunk(out, "IHDR", header(width, height, channels));
    chunk(out, "IDAT", zlib(scanlines(width * channels, samples)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] header(int width, int height, int channels) {
    byte depth = 8;
    byte colourType = (byte) (channels == 1 ? 0 : 2);
    byte[] noCompressionFilterOrInterlaceChoices = new byte[3];
    return ByteBuffer.allocate(13)
        .putInt(width)
        .putInt(height)
        .put(depth)
        .put(colourType)
        .put(noCompressionFilterOrInterlaceChoices)
        .array();
  }

  /** Each row behind its filter type, which is none. */
  private static byte[] scanlines(int rowBytes, byte[] samples) {
    byte[] lines = new byte[samples.length + samples.length / rowBytes];
    for (int from = 0, to = 0; from < samples.length; from += rowBytes, to += rowBytes + 1) {
      System.arraycopy(samples, from, lines, to + 1, rowBytes);
    }
    return lines;
  }

  /** A zlib stream (RFC 1950) of stored blocks (RFC 1951, section 3.2.4). */
  private static byte[] zlib(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x78);
    out.write(0x01);
    for (int from = 0; from < data.length; from += STORED_BLOCK) {
      int length = Math.min(STORED_BLOCK, data.length - from);
      out.write(from + length == data.length ? 1 : 0);
      littleEndian(out, length);
      littleEndian(out, ~length);
      out.write(data, from, length);
    }
    Adler32 sum = new Adler32();
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    return out.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
