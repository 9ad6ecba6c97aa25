package org.gauntlet.onnx.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads one TensorProto. The elements lie in raw bytes, or in a list of their type; they must be
 * exactly as many as the dims say. Those that lie in another file are asked for once it is known
 * how many bytes they must be.
 */
final class TensorReader {
  private static final int HIGHEST_RANK = 32;

  private final ExternalData external;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Integer> dims = new ArrayList<>();
  private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
  private final LongStream.Builder numbers = LongStream.builder();
  private Optional<ByteBuffer> bytes = Optional.empty();
  private long type;
  private String name = "";
  private boolean elsewhere;

  /** A tensor under its name, which may be empty. */
  record Named(String name, Literal literal) {}

  private TensorReader(ExternalData external) {
    this.external = external;
  }

  static Named read(Wire wire) {
    TensorReader reader = new TensorReader(wire.external());
    while (wire.next()) {
      reader.field(wire);
    }
    try {
      return new Named(reader.name, reader.literal());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tensor '" + reader.name + "': " + e.getMessage(), e);
    }
  }

  private void field(Wire wire) {
    switch (wire.field()) {
      case 1 -> wire.integers(this::dim);
      case 2 -> type = wire.integer();
      case 4, 9, 10 -> add(wire.bytes());
      case 5, 7, 11 -> wire.integers(numbers::add);
      case 8 -> name = wire.text();
      case 13 -> entries.add(Entry.read(wire.message()));
      case 14 -> elsewhere |= wire.integer() != 0;
      default -> wire.skip();
    }
  }

  private void dim(long dim) {
    if (dim < 0 || dim > Integer.MAX_VALUE || dims.size() == HIGHEST_RANK) {
      throw new IllegalArgumentException(
          "a tensor's dims must be at most %d, each in [0, 2^31-1], got %d after %s"
              .formatted(HIGHEST_RANK, dim, dims));
    }
    dims.add((int) dim);
  }

  private void add(ByteBuffer piece) {
    if (bytes.isEmpty()) {
      bytes = Optional.of(piece);
      return;
    }
    if (pieces.size() == 0) {
      write(bytes.get());
    }
    write(piece);
  }

  private void write(ByteBuffer piece) {
    pieces.write(piece.array(), piece.arrayOffset(), piece.remaining());
  }

  private Literal literal() {
    ElementType element = ElementType.numbered(type);
    int count = Literal.count(dims);
    if (elsewhere || !entries.isEmpty()) {
      fetch((long) count * element.width());
    }
    return bytes.isPresent() ? ofBytes(element, count) : ofNumbers(element, count);
  }

  private void fetch(long needed) {
    if (bytes.isPresent() || numbers.build().findAny().isPresent()) {
      throw new IllegalArgumentException("its data lies in the file and in another one");
    }
    bytes = Optional.of(external.bytes(ExternalData.Place.of(entries), needed));
  }

  private Literal ofBytes(ElementType element, int count) {
    ByteBuffer data =
        pieces.size() == 0
            ? bytes.orElseThrow()
            : ByteBuffer.wrap(pieces.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    if (data.remaining() != (long) count * element.width()) {
      throw new IllegalArgumentException(
          "%d elements of %s take %d bytes, got %d"
              .formatted(count, element, (long) count * element.width(), data.remaining()));
    }
    return Literal.of(element, dims, i -> element.real(data, i), i -> element.whole(data, i));
  }

  private Literal ofNumbers(ElementType element, int count) {
    long[] values = numbers.build().toArray();
    if (values.length != count) {
      throw new IllegalArgumentException(
          "dims %s need %d elements, got %d".formatted(dims, count, values.length));
    }
    if (element.isReal() && element.width() != Short.BYTES && count > 0) {
      throw new IllegalArgumentException("elements of " + element + " are stored as whole numbers");
    }
    return Literal.of(element, dims, i -> element.ofBits((short) values[i]), i -> values[i]);
  }
}
