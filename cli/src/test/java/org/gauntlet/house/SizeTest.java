package org.gauntlet.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No file grows a tail, nothing is left unfinished, and the repository speaks of the project alone.
 */
class SizeTest {
  private static final int LONGEST = 400;
  private static final int LONGEST_KERNEL = 600;
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  @Test
  void noFileIsTooLong() throws IOException {
    assertThat(House.javaFiles().stream().filter(SizeTest::tooLong)).isEmpty();
  }

  @Test
  void nothingIsMarkedUnfinished() throws IOException {
    List<Path> marked =
        House.javaFiles().stream().filter(file -> UNFINISHED.matcher(read(file)).find()).toList();
    assertThat(marked).isEmpty();
    assertThat(UNFINISHED.matcher("// TO" + "DO later").find()).isTrue();
  }

  private static boolean tooLong(Path file) {
    int limit = file.toString().contains("kernels") ? LONGEST_KERNEL : LONGEST;
    return read(file).lines().count() > limit;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
