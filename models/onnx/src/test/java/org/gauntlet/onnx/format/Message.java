package org.gauntlet.onnx.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes protobuf messages by hand, right ones and wrong ones. */
public final class Message {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public Message number(int field, long value) {
    return varint((long) field << 3).varint(value);
  }

  public Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public Message message(int field, Message value) {
    return bytes(field, value.encode());
  }

  public Message bytes(int field, byte... value) {
    return varint(((long) field << 3) | 2).varint(value.length).raw(value);
  }

  public Message real(int field, float value) {
    return varint(((long) field << 3) | 5).raw(floats(value));
  }

  public Message raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public Message varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  public byte[] encode() {
    return out.toByteArray();
  }

  public static byte[] floats(float... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }
}
