package org.gauntlet.harness.folder;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Path FOLDER = Path.of("out");

  private static Map<String, String> settings(String... pairs) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(pairs[i], pairs[i + 1]);
    }
    return settings;
  }

  @Test
  void the_order_does_not_matter() {
    assertThatCode(() ->
            Settings.mustEqual(
                FOLDER, settings("seed", "1", "norm", "l2"), settings("norm", "l2", "seed", "1")))
        .doesNotThrowAnyException();
  }

  @Test
  void every_difference_is_told_and_nothing_else() {
    Map<String, String> old = settings("seed", "1", "norm", "l2", "gone", "x");
    Map<String, String> fresh = settings("seed", "2", "norm", "l2", "new", "y");
    assertThatThrownBy(() -> Settings.mustEqual(FOLDER, old, fresh))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "the run in out cannot be resumed with other settings (seed was '1' and is '2'; gone"
                + " was 'x' and is 'absent'; new was 'absent' and is 'y'): restore them or choose"
                + " another --out")
        .extracting(refusal -> ((Refusal) refusal).kind())
        .isEqualTo(Refusal.Kind.USAGE);
  }
}
