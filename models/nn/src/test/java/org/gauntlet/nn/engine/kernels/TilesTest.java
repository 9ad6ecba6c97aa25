package org.gauntlet.nn.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TilesTest {
  private static final Path FILE =
      Path.of("src/main/java/org/gauntlet/nn/engine/kernels/Tiles.java");

  /** But for white space, which the formatter decides. */
  @Test
  void theTilesAreWhatTheirWriterWrites() throws IOException {
    assertThat(bare(Files.readString(FILE)))
        .as("run TileWriter and put its output in the place of Tiles.java")
        .isEqualTo(bare(TileWriter.source()));
  }

  private static String bare(String source) {
    return source.replaceAll("[\\s*]+", "");
  }
}
