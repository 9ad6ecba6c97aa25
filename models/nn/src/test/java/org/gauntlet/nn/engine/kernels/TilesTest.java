package org.gauntlet.nn.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TilesTest {
  /** But for white space, which the formatter decides. */
  @Test
  void theTilesAreWhatTheirWriterWrites() throws IOException {
    for (Map.Entry<String, String> file : TileWriter.files().entrySet()) {
      Path written = TileWriter.FOLDER.resolve(file.getKey() + ".java");
      assertThat(bare(Files.readString(written)))
          .as("run TileWriter, which writes %s", written)
          .isEqualTo(bare(file.getValue()));
    }
  }

  @Test
  void noOtherFileClaimsToBeWritten() throws IOException {
    try (Stream<Path> files = Files.list(TileWriter.FOLDER)) {
      List<String> claiming =
          files
              .filter(TilesTest::claims)
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .toList();
      assertThat(claiming).containsExactlyInAnyOrderElementsOf(TileWriter.files().keySet());
    }
  }

  private static boolean claims(Path file) {
    try {
      return Files.readString(file).contains("Written by TileWriter");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String bare(String source) {
    return source.replaceAll("[\\s*]+", "");
  }
}
