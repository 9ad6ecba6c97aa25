package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileReadersTest {
  @TempDir private Path folder;

  @Test
  void readersSeeOneWritersBytesWholeWhileSeveralWrite() throws Exception {
    Path file = folder.resolve("shared");
    AtomicFile.write(file, filled(1));
    try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 1; writer <= 3; writer++) {
        byte[] own = filled(writer);
        all.add(
            writers.submit(() -> {
              for (int i = 0; i < 5; i++) {
                AtomicFile.write(file, own);
              }
            }));
      }
      for (int i = 0; i < 100; i++) {
        assertWhole(Files.readAllBytes(file));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertWhole(Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aLongFileMayBecomeEmpty() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, filled(1));
    AtomicFile.write(file, new byte[0]);
    assertThat(file).isEmptyFile();
  }

  @Test
  void whoHasTheOldFileOpenKeepsReadingIt() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, filled(1));
    try (var old = Files.newInputStream(file)) {
      AtomicFile.write(file, filled(2));
      assertThat(old.readAllBytes()).isEqualTo(filled(1));
    }
    assertThat(file).hasBinaryContent(filled(2));
  }

  /** Each writer has its own byte and its own length. */
  private static byte[] filled(int writer) {
    byte[] bytes = new byte[10_000 * writer];
    Arrays.fill(bytes, (byte) writer);
    return bytes;
  }

  private static void assertWhole(byte[] bytes) {
    assertThat(bytes).isNotEmpty().isEqualTo(filled(bytes[0]));
  }
}
