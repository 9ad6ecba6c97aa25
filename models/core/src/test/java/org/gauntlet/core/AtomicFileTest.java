package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
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

  @Test
  void sweepingTakesTheDraftsOfTheDeadAndNothingElse() throws IOException {
    for (String name :
        List.of(".a.bin.12-1.partial", ".b.partial", "c.1-1.partial", ".d.1-1", "e")) {
      Files.writeString(folder.resolve(name), "x");
    }
    AtomicFile.sweep(folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".b.partial", "c.1-1.partial", ".d.1-1", "e");
    }
  }

  @Test
  void sweepingKnowsTheDraftsOfItsOwnWriter() throws IOException {
    Path draft = draft(folder.resolve("file"));
    Files.writeString(draft, "half");
    AtomicFile.sweep(folder);
    assertThat(folder).isEmptyDirectory();
  }

  /** A device on which nothing has room, in the place where the draft goes. */
  @Test
  void aFullDiskIsOneLineAndLeavesTheOldBytes() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full));
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.createSymbolicLink(draft(file), full);
    assertThatThrownBy(() -> AtomicFile.write(file, bytes("new")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT))
        .hasMessage(
            "cannot write '%s' (No space left on device); check the folder's permissions and the"
                + " space left",
            file);
    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** Where this thread writes a file before it takes its name. */
  private static Path draft(Path file) {
    return file.resolveSibling(
        ".%s.%d-%d.partial"
            .formatted(
                file.getFileName(),
                ProcessHandle.current().pid(),
                Thread.currentThread().threadId()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
