package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
  @Test
  void finishing_changes_nothing_but_the_end() {
    LinkedHashMap<String, String> settings = new LinkedHashMap<>();
    settings.put("z", "1");
    settings.put("a", "2");
    LinkedHashMap<String, String> environment = new LinkedHashMap<>();
    environment.put("jvm", "25");
    Manifest begun =
        new Manifest(1, settings, List.of("attack", "m"), environment, "2026-01-01T00:00:00Z", "");
    Manifest done = begun.finished("2026-01-01T01:00:00Z");
    assertThat(done.finished()).isEqualTo("2026-01-01T01:00:00Z");
    assertThat(done.settings().sequencedKeySet()).containsExactly("z", "a");
    assertThat(done.finished("")).isEqualTo(begun);
  }
}
