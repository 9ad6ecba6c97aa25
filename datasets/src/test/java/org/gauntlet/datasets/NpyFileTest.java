package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single arrays: what is written is what NumPy would write, and comes back. */
class NpyFileTest {
  @TempDir Path folder;

  @Property(tries = 50)
  void rowsComeBack(
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 4) int a,
      @ForAll @IntRange(min = 1, max = 1000) int b)
      throws IOException {
    Batch batch =
        Batch.adopt(
            Shape.of(a, b),
            rows,
            new Seed(b).open().uniform(Shape.of(rows * a * b), -9, 9).toArray());
    Path file = Files.createTempFile("rows", ".npy");
    try {
      Files.write(file, NpyFile.encode(batch));
      assertThat(NpyFile.rows(file)).isEqualTo(batch);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void theHeaderIsAlignedAsNumPyDoes() {
    byte[] bytes = NpyFile.encode(Batch.adopt(Shape.of(3), 2, new float[] {1, 2, 3, 4, 5, 6}));
    assertThat(bytes).hasSize(128 + 24);
    assertThat(new String(bytes, 0, 128, ISO_8859_1))
        .startsWith("\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
        .endsWith(" \n");
  }

  @Test
  void labelsAreWholeNumbers() throws IOException {
    Path file = folder.resolve("y.npy");
    Files.write(
        file, array("'<i8'", "(2,)", new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}));
    assertThat(NpyFile.labels(file)).containsExactly(7, 1);
    Files.write(file, array("'<f4'", "(1,)", new byte[] {0, 0, 0, 63}));
    Refused.input(() -> NpyFile.labels(file))
        .contains("y.npy has shape [1] and holds 0.5, expected whole numbers");
    Refused.input(() -> NpyFile.rows(file)).contains("y.npy has shape [1], expected rows (N, ...)");
  }

  @Test
  void objectsAndOtherFilesAreRefused() throws IOException {
    Path file = folder.resolve("y.npy");
    Files.write(file, array("'|O'", "(1,)", new byte[8]));
    Refused.input(() -> NpyFile.labels(file)).contains("holds Python objects");
    Files.write(file, "PK\3\4 and so on".getBytes(ISO_8859_1));
    Refused.input(() -> NpyFile.labels(file)).contains("is a zip file, expected a NumPy array");
  }

  private static byte[] array(String type, String shape, byte[] content) {
    String header = "{'descr': %s, 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    String start = "\u0093NUMPY\1\0" + (char) header.length() + "\0" + header;
    byte[] bytes = Arrays.copyOf(start.getBytes(ISO_8859_1), start.length() + content.length);
    System.arraycopy(content, 0, bytes, start.length(), content.length);
    return bytes;
  }
}
