package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gauntlet.core.Refusal;

/**
 * An array of plain numbers in NumPy's npy format, versions 1 to 3, of either byte order and either
 * memory order. Objects (pickles) are refused by their type and never looked into.
 */
record NpyArray(
    String source, ElementType type, List<Integer> extents, boolean fortran, ByteBuffer content) {
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)(\\w+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

  NpyArray {
    extents = List.copyOf(extents);
  }

  /** Reads what the bytes of an npy file hold; {@code source} says where, for messages. */
  static NpyArray of(String source, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 12 || !isNpy(bytes)) {
      throw refused(source, "is %s, expected a NumPy array".formatted(FileKind.guess(bytes)));
    }
    boolean first = bytes[6] == 1;
    long length = first ? Short.toUnsignedInt(buffer.getShort(8)) : buffer.getInt(8);
    int start = first ? 10 : 12;
    if (length < 0 || length > bytes.length - start) {
      throw refused(source, "ends inside its header");
    }
    String header = new String(bytes, start, (int) length, ISO_8859_1);
    Matcher descr = find(source, DESCR, header);
    ElementType type =
        ElementType.of(descr.group(2)).orElseThrow(() -> unreadable(source, descr.group(2)));
    boolean fortran = find(source, ORDER, header).group(1).equals("True");
    List<Integer> extents = extents(source, find(source, SHAPE, header).group(1));
    int begin = start + (int) length;
    checkLength(source, type, extents, bytes.length - begin);
    ByteOrder order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyArray(
        source, type, extents, fortran, buffer.position(begin).slice().order(order));
  }

  /** How many elements there are. */
  int size() {
    return content.remaining() / type.width;
  }

  /** The element at a row-major position, whatever the order in memory. */
  double at(int index) {
    return type.at(content, fortran ? columnMajor(index) : index);
  }

  private int columnMajor(int index) {
    int rest = index;
    int place = 0;
    for (int axis = extents.size() - 1; axis >= 0; axis--) {
      int extent = extents.get(axis);
      place = place * extent + rest % extent;
      rest /= extent;
    }
    return place;
  }

  private static boolean isNpy(byte[] bytes) {
    return Arrays.equals(bytes, 0, 6, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'}, 0, 6)
        && bytes[6] >= 1
        && bytes[6] <= 3;
  }

  private static Matcher find(String source, Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw refused(source, "has a header that is no array of plain numbers: " + header.strip());
    }
    return matcher;
  }

  private static List<Integer> extents(String source, String text) {
    try {
      return Arrays.stream(text.split(","))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .map(Integer::valueOf)
          .toList();
    } catch (NumberFormatException e) {
      throw refused(source, "claims the shape (%s), more than can be read".formatted(text));
    }
  }

  private static void checkLength(
      String source, ElementType type, List<Integer> extents, int found) {
    long needed = type.width;
    for (int extent : extents) {
      needed = Math.min(needed * extent, Long.MAX_VALUE >>> 32);
    }
    if (needed != found) {
      throw refused(
          source,
          "is cut short or corrupt: its shape %s needs %s bytes and it has %s"
              .formatted(extents, needed, found));
    }
  }

  private static Refusal unreadable(String source, String code) {
    return refused(
        source,
        code.startsWith("O")
            ? "holds Python objects (dtype O), which are never unpickled"
            : "has dtype %s, which is no plain number".formatted(code));
  }

  private static Refusal refused(String source, String finding) {
    return Refusal.input(
        "%s %s: save it again with numpy.savez as numbers".formatted(source, finding));
  }
}
