package org.gauntlet.nn.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A safetensors file by hand. */
final class ForeignFile {
  private final StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
  private final ByteBuffer data = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  ForeignFile floats(String name, String shape, float... values) {
    int from = data.position();
    for (float value : values) {
      data.putFloat(value);
    }
    return entry(name, "F32", shape, from);
  }

  ForeignFile doubles(String name, String shape, double... values) {
    int from = data.position();
    for (double value : values) {
      data.putDouble(value);
    }
    return entry(name, "F64", shape, from);
  }

  ForeignFile halves(String name, String type, String shape, int... bits) {
    int from = data.position();
    for (int half : bits) {
      data.putShort((short) half);
    }
    return entry(name, type, shape, from);
  }

  ForeignFile counter(String name) {
    int from = data.position();
    data.putLong(7);
    return entry(name, "I64", "", from);
  }

  private ForeignFile entry(String name, String type, String shape, int from) {
    return entry(name, type, shape, from, data.position());
  }

  ForeignFile entry(String name, String type, String shape, int from, int to) {
    header.append(
        ",\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
            .formatted(name, type, shape, from, to));
    return this;
  }

  byte[] bytes() {
    byte[] text = (header + "}").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data.position())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .put(data.array(), 0, data.position())
        .array();
  }
}
