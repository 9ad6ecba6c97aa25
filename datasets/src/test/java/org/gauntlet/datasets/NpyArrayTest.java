package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyArrayTest {
  private static NpyArray read(byte[] npy) {
    return NpyArray.of("array x", npy);
  }

  private static double[] values(NpyArray array) {
    return IntStream.range(0, array.size()).mapToDouble(array::at).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "|b1, 0100, 1, 0",
    "|u1, 07FF, 7, 255",
    "|i1, 07FF, 7, -1",
    "<u2, 0700FFFF, 7, 65535",
    ">u2, 0007FFFF, 7, 65535",
    "<i2, 0700FEFF, 7, -2",
    ">i2, 0007FFFE, 7, -2",
    "<u4, 07000000FFFFFFFF, 7, 4294967295",
    "<i4, 07000000FFFFFFFF, 7, -1",
    ">i4, 00000007FFFFFFFF, 7, -1",
    "<i8, 0700000000000000FFFFFFFFFFFFFFFF, 7, -1",
    "<u8, 0700000000000000FFFFFFFFFFFFFFFF, 7, 18446744073709551615",
    ">u8, 00000000000000078000000000000000, 7, 9223372036854775808",
    "<f2, 003C00B8, 1, -0.5",
    "<f4, 0000803F000000BF, 1, -0.5",
    ">f4, 3F800000BF000000, 1, -0.5",
    "<f8, 000000000000F03F000000000000E0BF, 1, -0.5",
    ">f8, 3FF0000000000000BFE0000000000000, 1, -0.5",
    "=f4, 0000803F000000BF, 1, -0.5"
  })
  void reads_every_plain_type_in_either_byte_order(
      String descr, String hex, double first, double second) {
    byte[] content = HexFormat.of().parseHex(hex);
    assertThat(values(read(NpzFiles.npy(descr, false, "(2,)", content))))
        .containsExactly(first, second);
  }

  @Property(tries = 100)
  void column_major_arrays_read_as_their_row_major_twins(
      @ForAll @IntRange(min = 1, max = 4) int a,
      @ForAll @IntRange(min = 1, max = 4) int b,
      @ForAll @IntRange(min = 1, max = 4) int c) {
    byte[] rowMajor = new byte[a * b * c];
    byte[] columnMajor = new byte[a * b * c];
    for (int i = 0; i < a; i++) {
      for (int j = 0; j < b; j++) {
        for (int k = 0; k < c; k++) {
          byte value = (byte) (16 * i + 4 * j + k);
          rowMajor[(i * b + j) * c + k] = value;
          columnMajor[(k * b + j) * a + i] = value;
        }
      }
    }
    String shape = "(%d, %d, %d)".formatted(a, b, c);
    assertThat(values(read(NpzFiles.npy("|u1", true, shape, columnMajor))))
        .containsExactly(values(read(NpzFiles.npy("|u1", false, shape, rowMajor))));
  }

  @Test
  void versions_2_and_3_have_a_longer_header_length() {
    byte[] one = NpzFiles.bytes("(3,)", 4, 5, 6);
    for (byte version = 2; version <= 3; version++) {
      ByteBuffer two = ByteBuffer.allocate(one.length + 2).order(ByteOrder.LITTLE_ENDIAN);
      two.put(one, 0, 6).put(version).put((byte) 0).putInt(one.length - 13);
      two.put(one, 10, one.length - 10);
      assertThat(values(read(two.array()))).containsExactly(4, 5, 6);
    }
  }

  @Test
  void objects_are_refused_by_their_type_alone() {
    Refused.input(() -> read(NpzFiles.npy("|O", false, "(1,)", new byte[9])))
        .contains("array x holds Python objects (dtype O), which are never unpickled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<U5", "|S3", "<M8", "<c8", "|V4", "<f16", "<i3"})
  void other_types_are_refused_by_name(String descr) {
    Refused.input(() -> read(NpzFiles.npy(descr, false, "(1,)", new byte[20])))
        .contains(descr.substring(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(4,)",
        "(2,)",
        "(99999999999,)",
        "(2147483647, 2147483647, 2147483647)",
        "(65536, 65536)",
        "(2147483647, 2147483647, 0)",
        "(0,)"
      })
  void a_shape_that_is_not_what_the_bytes_hold_is_refused(String shape) {
    Refused.input(() -> read(NpzFiles.npy("|u1", false, shape, new byte[3])))
        .containsAnyOf("needs", "more than can be read");
  }

  @Test
  void records_and_broken_headers_are_refused() {
    byte[] good = NpzFiles.bytes("(3,)", 4, 5, 6);
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      Refused.input(() -> read(cut)).contains("array x").contains("save it again");
    }
    Refused.input(() -> read(NpzFiles.npy("<f4', 'x': [('a', '<f4')], '", false, "()", good)))
        .contains("array x");
    good[7 - 1] = 9;
    Refused.input(() -> read(good)).contains("expected a NumPy array");
  }
}
