package org.gauntlet.onnx.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * A cursor over one protobuf message. Every length is checked against the bytes that are there
 * before anything is made of it; groups are refused; what a reader does not know it skips without
 * looking inside, so that nesting costs no stack. Errors are IllegalArgumentException.
 */
final class Wire {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  /** As deep as messages may lie in each other; a branch within a branch takes three. */
  private static final int DEEPEST = 60;

  private final byte[] file;
  private final int end;
  private final Budget budget;
  private final ExternalData external;
  private final int depth;
  private int at;
  private int field;
  private int type;

  private Wire(byte[] file, int from, int end, Budget budget, ExternalData external, int depth) {
    this.file = file;
    this.at = from;
    this.end = end;
    this.budget = budget;
    this.external = external;
    this.depth = depth;
  }

  static Wire of(byte[] file, ExternalData external) {
    return new Wire(file, 0, file.length, new Budget(), external, 0);
  }

  /** Where data outside of the file comes from. */
  ExternalData external() {
    return external;
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() {
    if (at == end) {
      return false;
    }
    long tag = rawVarint();
    if (tag < 8 || tag > 0xFFFF_FFFFL) {
      throw damaged("a field of number " + (tag >>> 3));
    }
    field = (int) (tag >>> 3);
    type = (int) (tag & 7);
    if (type == 3 || type == 4) {
      throw damaged("a protobuf group, which ONNX does not use");
    }
    if (type > FIXED32) {
      throw damaged("a field of unknown wire type " + type);
    }
    return true;
  }

  /** The number of the field that the cursor stands on. */
  int field() {
    return field;
  }

  /** Passes over the field, whatever it holds. */
  void skip() {
    switch (type) {
      case VARINT -> rawVarint();
      case FIXED64 -> take(Long.BYTES);
      case FIXED32 -> take(Float.BYTES);
      default -> take(length());
    }
  }

  long integer() {
    expect(VARINT, "a number");
    return rawVarint();
  }

  float real() {
    expect(FIXED32, "a 32-bit number");
    return slice(Float.BYTES).getFloat();
  }

  String text() {
    expect(BYTES, "text");
    budget.spend();
    int length = length();
    return new String(file, take(length), length, StandardCharsets.UTF_8);
  }

  Wire message() {
    expect(BYTES, "a message");
    budget.spend();
    if (depth == DEEPEST) {
      throw damaged("messages that lie more than " + DEEPEST + " deep in each other");
    }
    int length = length();
    int from = take(length);
    return new Wire(file, from, from + length, budget, external, depth + 1);
  }

  /** The numbers of a repeated field, packed or one by one. */
  void integers(LongConsumer sink) {
    if (type != BYTES) {
      sink.accept(integer());
      return;
    }
    int length = length();
    int stop = at + length;
    while (at < stop) {
      sink.accept(rawVarint());
    }
    if (at != stop) {
      throw damaged("a list of numbers that ends within a number");
    }
  }

  /** The bytes of a fixed-width number, of a packed list of them, or of a byte field; no copy. */
  ByteBuffer bytes() {
    return switch (type) {
      case FIXED64 -> slice(Long.BYTES);
      case FIXED32 -> slice(Float.BYTES);
      case BYTES -> slice(length());
      default -> throw damaged("a number where bytes are expected");
    };
  }

  private ByteBuffer slice(int length) {
    return ByteBuffer.wrap(file, take(length), length).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private int length() {
    long length = rawVarint();
    if (length < 0 || length > end - at) {
      throw damaged(
          "a field of %s bytes where %d are left"
              .formatted(Long.toUnsignedString(length), end - at));
    }
    return (int) length;
  }

  /** Passes over this many bytes; answers where they begin. */
  private int take(int length) {
    if (length > end - at) {
      throw damaged("a field that runs over the end");
    }
    int from = at;
    at += length;
    return from;
  }

  private long rawVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at == end) {
        throw damaged("a number that runs over the end");
      }
      int next = file[at++];
      if (shift == 63 && (next & 0xFE) != 0) {
        throw damaged("a number of more than 64 bits");
      }
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("a number of more than 64 bits");
  }

  private void expect(int wanted, String what) {
    if (type != wanted) {
      throw damaged("field " + field + " of wire type " + type + " where " + what + " is expected");
    }
  }

  private IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException("byte " + at + " holds " + what);
  }
}
