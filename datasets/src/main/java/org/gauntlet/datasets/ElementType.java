package org.gauntlet.datasets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The element types of a NumPy array that are plain numbers, under NumPy's letters for them. */
enum ElementType {
  B1(1),
  U1(1),
  I1(1),
  U2(2),
  I2(2),
  U4(4),
  I4(4),
  U8(8),
  I8(8),
  F2(2),
  F4(4),
  F8(8);

  final int width;

  ElementType(int width) {
    this.width = width;
  }

  /** The element at a place in storage, in the byte order of the buffer. */
  double at(ByteBuffer bytes, int index) {
    int at = width * index;
    return switch (this) {
      case B1, I1 -> bytes.get(at);
      case U1 -> Byte.toUnsignedInt(bytes.get(at));
      case U2 -> Short.toUnsignedInt(bytes.getShort(at));
      case I2 -> bytes.getShort(at);
      case U4 -> Integer.toUnsignedLong(bytes.getInt(at));
      case I4 -> bytes.getInt(at);
      case U8 -> unsigned(bytes.getLong(at));
      case I8 -> bytes.getLong(at);
      case F2 -> Float.float16ToFloat(bytes.getShort(at));
      case F4 -> bytes.getFloat(at);
      case F8 -> bytes.getDouble(at);
    };
  }

  /** The type of a letter and a width, such as {@code f4}. */
  static Optional<ElementType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.name().equalsIgnoreCase(code)).findFirst();
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : value + 0x1p64;
  }
}
