package org.gauntlet.datasets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The element types of a NumPy array that are plain numbers, under NumPy's letters for them. */
enum ElementType {
  B1(1) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.get(index);
    }
  },
  U1(1) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return Byte.toUnsignedInt(bytes.get(index));
    }
  },
  I1(1) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.get(index);
    }
  },
  U2(2) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return Short.toUnsignedInt(bytes.getShort(2 * index));
    }
  },
  I2(2) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getShort(2 * index);
    }
  },
  U4(4) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return Integer.toUnsignedLong(bytes.getInt(4 * index));
    }
  },
  I4(4) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getInt(4 * index);
    }
  },
  U8(8) {
    @Override
    double at(ByteBuffer bytes, int index) {
      long value = bytes.getLong(8 * index);
      return value >= 0 ? value : value + 0x1p64;
    }
  },
  I8(8) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getLong(8 * index);
    }
  },
  F2(2) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return Float.float16ToFloat(bytes.getShort(2 * index));
    }
  },
  F4(4) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getFloat(4 * index);
    }
  },
  F8(8) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getDouble(8 * index);
    }
  };

  final int width;

  ElementType(int width) {
    this.width = width;
  }

  /** The element at a place in storage, in the byte order of the buffer. */
  abstract double at(ByteBuffer bytes, int index);

  /** The type of a letter and a width, such as {@code f4}. */
  static Optional<ElementType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.name().equalsIgnoreCase(code)).findFirst();
  }
}
