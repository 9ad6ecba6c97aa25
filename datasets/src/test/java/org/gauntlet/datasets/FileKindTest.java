package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {
  @TempDir private Path folder;

  private static String guess(String text) {
    return FileKind.guess(text.getBytes(UTF_8));
  }

  @Test
  void knows_the_files_of_data_sets() throws IOException {
    assertThat(FileKind.guess(IdxFiles.images(1))).isEqualTo("an IDX file of images");
    assertThat(FileKind.guess(IdxFiles.labels(1))).isEqualTo("an IDX file of labels");
    assertThat(FileKind.guess(IdxFiles.gzip(new byte[1]))).isEqualTo("a gzip file");
    assertThat(FileKind.guess(NpzFiles.bytes("(1,)", 1))).isEqualTo("a NumPy array");
    Path npz = new NpzFiles().with("x", new byte[1]).write(folder.resolve("x.npz"));
    assertThat(FileKind.guess(Files.readAllBytes(npz))).isEqualTo("a zip file");
  }

  @Test
  void knows_images() throws IOException {
    for (String format : new String[] {"png", "jpg"}) {
      Path file = ImageFiles.write(folder.resolve("x." + format), ImageFiles.colours(2, 2), format);
      assertThat(FileKind.guess(Files.readAllBytes(file)))
          .isEqualTo(format.equals("png") ? "a PNG image" : "a JPEG image");
    }
  }

  @Test
  void knows_what_a_failed_download_leaves() {
    assertThat(guess("")).isEqualTo("an empty file");
    assertThat(guess("<!DOCTYPE html>")).isEqualTo("a web page");
    assertThat(guess("version https://git-lfs.github.com/spec/v1\noid"))
        .isEqualTo("a Git LFS pointer (run git lfs pull)");
    assertThat(guess("1,2,3")).isEqualTo("an unknown kind of file");
    assertThat(guess("\0\0")).isEqualTo("an unknown kind of file");
  }
}
