package org.gauntlet.harness.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
  @TempDir Path temp;

  @Test
  void says_who_holds_it() throws IOException {
    try (Lock lock = Lock.take(temp)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> Lock.take(temp.resolve("../" + temp.getFileName())))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("this very process");
    }
    assertThat(Files.readString(temp.resolve("lock")))
        .contains("\"pid\":" + ProcessHandle.current().pid(), "\"host\":", "\"since\":\"20");
  }

  @Test
  void what_the_dead_left_behind_is_no_lock() throws IOException {
    for (String left : List.of("", "garbage", "{\"pid\":1,\"host\":\"h\",\"since\":\"x\"}")) {
      Files.writeString(temp.resolve("lock"), left);
      Lock.take(temp).close();
    }
    Lock.take(temp).close();
  }

  @Test
  void a_folder_that_is_gone_is_the_environments_fault() {
    assertThatThrownBy(() -> Lock.take(temp.resolve("gone")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot lock");
  }
}
