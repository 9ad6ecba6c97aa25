package org.gauntlet.onnx.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One protobuf message under construction. Messages within messages are kept as pieces and laid out
 * once, so that weights are copied once.
 */
final class WireWriter {
  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final List<byte[]> pieces = new ArrayList<>();
  private long length;

  WireWriter integer(int field, long value) {
    return raw(varints(tag(field, VARINT), value));
  }

  WireWriter real(int field, float value) {
    int bits = Float.floatToIntBits(value);
    return raw(varints(tag(field, FIXED32)))
        .raw((byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24));
  }

  WireWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A field of bytes; takes the array over. */
  WireWriter bytes(int field, byte... value) {
    return raw(varints(tag(field, BYTES), value.length)).raw(value);
  }

  /** A message within; it must not be written to again. */
  WireWriter message(int field, WireWriter value) {
    raw(varints(tag(field, BYTES), value.length));
    pieces.addAll(value.pieces);
    length += value.length;
    return this;
  }

  /** The message whole; refuses more than one file of this format may hold. */
  byte[] encode() {
    if (length > Integer.MAX_VALUE - 8L) {
      throw new IllegalArgumentException(
          "an ONNX file must be smaller than 2 GiB, got %d bytes".formatted(length));
    }
    byte[] file = new byte[(int) length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, file, at, piece.length);
      at += piece.length;
    }
    return file;
  }

  private WireWriter raw(byte... piece) {
    pieces.add(piece);
    length += piece.length;
    return this;
  }

  private static long tag(int field, int type) {
    return ((long) field << 3) | type;
  }

  private static byte[] varints(long... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (long value : values) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
    return out.toByteArray();
  }
}
