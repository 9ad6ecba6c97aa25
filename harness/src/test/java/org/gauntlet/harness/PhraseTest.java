package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva"})
  void reads_the_same_in_every_locale(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(Phrase.of("%,d of %.2f in %S", 1234567, 0.5, "linf"))
          .isEqualTo("1,234,567 of 0.50 in LINF");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_percent_sign_is_written_twice() {
    assertThat(Phrase.of("%.1f %%", 46.0625)).isEqualTo("46.1 %");
  }
}
