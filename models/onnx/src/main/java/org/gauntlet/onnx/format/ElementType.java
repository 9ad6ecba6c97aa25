package org.gauntlet.onnx.format;

import java.nio.ByteBuffer;
import java.util.Locale;

/** The element types that are read, by their numbers in ONNX. Those of 16 bits become float32. */
public enum ElementType {
  FLOAT(1, 4, true),
  UINT8(2, 1, false),
  INT8(3, 1, false),
  UINT16(4, 2, false),
  INT16(5, 2, false),
  INT32(6, 4, false),
  INT64(7, 8, false),
  BOOL(9, 1, false),
  FLOAT16(10, 2, true),
  DOUBLE(11, 8, true),
  UINT32(12, 4, false),
  UINT64(13, 8, false),
  BFLOAT16(16, 2, true);

  private final int number;
  private final int width;
  private final boolean real;

  ElementType(int number, int width, boolean real) {
    this.number = number;
    this.width = width;
    this.real = real;
  }

  /** The type of this number; refuses strings, complex numbers and those of 4 and 8 bits. */
  public static ElementType numbered(long number) {
    for (ElementType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "element type " + number + " is not supported; save the model with float32 weights");
  }

  /** Whether its values are floating-point numbers; the others are whole or truth values. */
  public boolean isReal() {
    return real;
  }

  /** What ONNX calls the type. */
  public int number() {
    return number;
  }

  /** Bytes of one element. */
  int width() {
    return width;
  }

  /** Element i of little-endian bytes, of a real type. */
  double real(ByteBuffer bytes, int i) {
    return switch (this) {
      case FLOAT -> bytes.getFloat(i * width);
      case DOUBLE -> bytes.getDouble(i * width);
      default -> ofBits(bytes.getShort(i * width));
    };
  }

  /** A 16-bit real number. */
  float ofBits(short bits) {
    return this == BFLOAT16 ? Float.intBitsToFloat(bits << 16) : Float.float16ToFloat(bits);
  }

  /** Element i of little-endian bytes, of a type that is not real. */
  long whole(ByteBuffer bytes, int i) {
    return switch (this) {
      case UINT8 -> Byte.toUnsignedLong(bytes.get(i));
      case INT8 -> bytes.get(i);
      case BOOL -> bytes.get(i) == 0 ? 0 : 1;
      case UINT16 -> Short.toUnsignedLong(bytes.getShort(i * width));
      case INT16 -> bytes.getShort(i * width);
      case INT32 -> bytes.getInt(i * width);
      case UINT32 -> Integer.toUnsignedLong(bytes.getInt(i * width));
      default -> bytes.getLong(i * width);
    };
  }

  /** What is left of a whole number in this type, which drops the bits that it has no room for. */
  public long wrap(long value) {
    return switch (this) {
      case UINT8 -> value & 0xFF;
      case INT8 -> (byte) value;
      case UINT16 -> value & 0xFFFF;
      case INT16 -> (short) value;
      case INT32 -> (int) value;
      case UINT32 -> value & 0xFFFF_FFFFL;
      case BOOL -> value == 0 ? 0 : 1;
      default -> value;
    };
  }

  /** Appends element i of a constant of this type, which holds float32 where it is real. */
  void put(ByteBuffer bytes, Literal literal, int i) {
    if (real) {
      bytes.putFloat(literal.real(i));
      return;
    }
    long value = literal.whole(i);
    for (int b = 0; b < width; b++) {
      bytes.put((byte) (value >>> (Byte.SIZE * b)));
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
