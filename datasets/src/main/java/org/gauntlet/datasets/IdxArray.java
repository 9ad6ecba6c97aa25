package org.gauntlet.datasets;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Refusal;

/**
 * An array of unsigned bytes from an IDX file: magic 0 0 8 rank, the extents as big-endian 32-bit
 * numbers, then the bytes in row-major order (Y. LeCun's page of the MNIST database).
 */
record IdxArray(Path file, List<Integer> extents, ByteBuffer content) {
  private static final int UNSIGNED_BYTE = 8;

  IdxArray {
    extents = List.copyOf(extents);
  }

  /** Reads a file that must hold {@code rank} axes; nothing of a short file is used. */
  static IdxArray read(Path file, int rank) {
    byte[] bytes = DataFile.read(file);
    String expected = rank == 1 ? "an IDX file of labels" : "an IDX file of images";
    int header = 4 + 4 * rank;
    if (bytes.length < 4 || ByteBuffer.wrap(bytes).getInt() != (UNSIGNED_BYTE << 8 | rank)) {
      throw Refusal.input(
          "%s is %s, expected %s (first bytes 0 0 8 %s): check which file has which name"
              .formatted(file, FileKind.guess(bytes), expected, rank));
    }
    if (bytes.length < header) {
      throw cutShort(file, bytes.length, header);
    }
    List<Integer> extents = extents(file, ByteBuffer.wrap(bytes, 4, 4 * rank), rank);
    long needed = header + extents.stream().mapToLong(n -> n).reduce(1, IdxArray::product);
    if (bytes.length < needed) {
      throw cutShort(file, bytes.length, needed);
    } else if (bytes.length > needed) {
      throw Refusal.input(
          ("%s has %s bytes where its header asks for %s: it is not one IDX file, "
                  + "fetch it again")
              .formatted(file, bytes.length, needed));
    }
    return new IdxArray(file, extents, ByteBuffer.wrap(bytes).position(header).slice());
  }

  int size() {
    return extents.getFirst();
  }

  private static List<Integer> extents(Path file, ByteBuffer header, int rank) {
    List<Integer> extents = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int extent = header.getInt();
      if (extent == 0) {
        throw Refusal.input(
            "%s holds no data, axis %s is empty: fetch it again".formatted(file, axis));
      } else if (extent < 0) {
        throw Refusal.input(
            ("%s claims %s items on axis %s, at most 2147483647 are possible: the "
                    + "header is corrupt, fetch it again")
                .formatted(file, Integer.toUnsignedString(extent), axis));
      }
      extents.add(extent);
    }
    return extents;
  }

  /** Saturating, since a header may claim more than a long can count. */
  private static long product(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE / 2;
  }

  private static Refusal cutShort(Path file, long found, long needed) {
    return Refusal.input(
        "%s is cut short: it has %s bytes and its header asks for %s, fetch the file again"
            .formatted(file, found, needed));
  }
}
