package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
  @TempDir private Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/a/b"), "there is no such file or folder"),
        Arguments.of(new AccessDeniedException("/a/b"), "permission denied"),
        Arguments.of(new FileAlreadyExistsException("/a/b"), "a file is in its place"),
        Arguments.of(new NotDirectoryException("/a/b"), "it is no folder"),
        Arguments.of(new DirectoryNotEmptyException("/a/b"), "the folder is not empty"),
        Arguments.of(new FileSystemException("/a/b", null, "Too many links"), "Too many links"),
        Arguments.of(new FileSystemException("/a/b"), "the system does not say why"),
        Arguments.of(
            new FileNotFoundException("/a (b)/c (Permission denied)"), "Permission denied"),
        Arguments.of(new FileNotFoundException("gone"), "gone"),
        Arguments.of(new MalformedInputException(1), "it is no UTF-8 text"),
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(new IOException(), "the system does not say why"),
        Arguments.of(new UncheckedIOException(new AccessDeniedException("x")), "permission denied"),
        Arguments.of(
            new DirectoryIteratorException(new NoSuchFileException("x")),
            "there is no such file or folder"),
        Arguments.of(new IllegalStateException(), "java.lang.IllegalStateException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhyWithoutClassesAndPaths(Exception failure, String words) {
    assertThat(Reason.of(failure)).isEqualTo(words);
  }

  @Test
  void realFailuresAreOneShortClause() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path path : new Path[] {file.resolve("inner"), folder, folder.resolve("none/inner")}) {
      try {
        Files.newOutputStream(path).close();
      } catch (IOException e) {
        assertThat(Reason.of(e))
            .doesNotContain("Exception", folder.toString())
            .matches("[A-Za-z ]+");
      }
    }
  }
}
