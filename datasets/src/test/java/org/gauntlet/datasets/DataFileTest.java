package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
  @TempDir private Path folder;

  @Property(tries = 50)
  void plain_and_gzip_files_read_alike(@ForAll @Size(max = 3000) byte[] content)
      throws IOException {
    Path file = Files.createTempFile("content", ".bin");
    try {
      Files.write(file, IdxFiles.gzip(content));
      assertThat(DataFile.read(file)).containsExactly(content);
      if (!FileKind.isGzip(content)) {
        Files.write(file, content);
        assertThat(DataFile.read(file)).containsExactly(content);
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void of_two_copies_the_plain_one_is_found_and_of_two_names_the_first() throws IOException {
    assertThat(DataFile.find(folder, List.of("a", "b"))).isEmpty();
    Files.createDirectory(folder.resolve("a"));
    Path packed = Files.createFile(folder.resolve("b.gz"));
    assertThat(DataFile.find(folder, List.of("a", "b"))).contains(packed);
    Path plain = Files.createFile(folder.resolve("b"));
    assertThat(DataFile.find(folder, List.of("a", "b"))).contains(plain);
    Path first = Files.createFile(folder.resolve("a.gz"));
    assertThat(DataFile.find(folder, List.of("a", "b"))).contains(first);
  }

  @Test
  void content_may_grow_a_hundredfold_and_no_further() throws IOException {
    int allowed = 100 * 20_000;
    assertThat(inflate(allowed, 20_000)).hasSize(allowed);
    Refused.input(() -> inflate(allowed + 1, 20_000))
        .contains("it unpacks to more than 2000000 bytes")
        .contains("(20000 bytes)");
  }

  @Test
  void little_content_may_grow_to_a_mebibyte() throws IOException {
    assertThat(inflate(1 << 20, 1)).hasSize(1 << 20);
    Refused.input(() -> inflate((1 << 20) + 1, 1)).contains("more than 1048576 bytes");
  }

  @Test
  void files_that_cannot_be_read_are_named() throws IOException {
    Refused.input(() -> DataFile.read(folder.resolve("none")))
        .isEqualTo("there is no file " + folder.resolve("none") + ": check the path");
    Refused.input(() -> DataFile.read(folder)).contains(folder + " cannot be read");
    Path huge = folder.resolve("huge");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    Refused.input(() -> DataFile.read(huge))
        .contains("3221225472 bytes")
        .contains("split the file");
  }

  private static byte[] inflate(int size, int compressed) throws IOException {
    return DataFile.inflate(new ByteArrayInputStream(new byte[size]), compressed, "it");
  }
}
