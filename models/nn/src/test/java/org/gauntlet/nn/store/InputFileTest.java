package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 70_000})
  void aFileIsReadWhole(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; at++) {
      bytes[at] = (byte) (at * 31);
    }
    Path file = Files.write(folder.resolve("model"), bytes);
    assertThat(InputFile.read(file)).isEqualTo(bytes);
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path file = Files.write(folder.resolve("model"), new byte[] {1, 2, 3});
    Path link = Files.createSymbolicLink(folder.resolve("latest"), file);
    assertThat(InputFile.read(link)).containsExactly(1, 2, 3);
  }

  @Test
  void aMissingFileIsNamedAndSoIsOneInAMissingFolder() {
    for (String name : new String[] {"none", "no/such/folder"}) {
      Path file = folder.resolve(name);
      assertThatThrownBy(() -> InputFile.read(file))
          .isInstanceOfSatisfying(
              Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
          .hasMessage("there is no model file '%s'; check the path", file)
          .hasCauseInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> InputFile.read(folder))
        .isInstanceOf(Refusal.class)
        .hasMessage("model '%s' is a folder; name the file in it", folder);
  }
}
