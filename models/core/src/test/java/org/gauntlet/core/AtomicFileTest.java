package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void replacesTheWholeFileAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("deep/er/file.txt");
    AtomicFile.write(file, bytes("a longer first text"));
    AtomicFile.write(file, bytes("second"));
    assertThat(file).hasContent("second");
    try (Stream<Path> beside = Files.list(file.getParent())) {
      assertThat(beside).containsExactly(file);
    }
  }

  @Test
  void anInterruptedThreadStillWritesWhole() {
    Path file = folder.resolve("file.txt");
    Thread.currentThread().interrupt();
    try {
      AtomicFile.write(file, bytes("whole"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasContent("whole");
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");
    assertThatThrownBy(() -> AtomicFile.write(file.resolve("inner"), bytes("x")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT))
        .hasMessageContaining("inner")
        .hasMessageContaining("check the folder's permissions");
    assertThat(file).hasContent("kept");
  }

  @Test
  void whatCannotBeReplacedStaysAndLeavesNoDraft() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
    assertThatThrownBy(() -> AtomicFile.write(taken, bytes("x"))).isInstanceOf(Refusal.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
