package org.gauntlet.harness.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {
  @TempDir Path temp;

  @Test
  void appends_and_cuts() throws IOException {
    Path file = temp.resolve("file");
    Durable.append(file, "one\n".getBytes(UTF_8));
    Durable.append(file, "two\n".getBytes(UTF_8));
    assertThat(Files.readString(file)).isEqualTo("one\ntwo\n");
    Durable.cut(file, 4);
    assertThat(Files.readString(file)).isEqualTo("one\n");
  }

  /** A device on which nothing has room. */
  @Test
  void a_full_disk_is_one_line_that_says_how_to_go_on() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full));
    assertThatThrownBy(() -> Durable.append(full, new byte[1]))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT))
        .hasMessage(
            "cannot write /dev/full (No space left on device): make room or choose another output"
                + " folder, then resume");
  }

  @Test
  void what_cannot_be_opened_is_named_with_its_reason() {
    assertThatThrownBy(() -> Durable.append(temp, new byte[1]))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("cannot write " + temp + " (")
        .hasMessageNotContaining("Exception");
  }
}
