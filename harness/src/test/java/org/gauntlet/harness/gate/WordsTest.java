package org.gauntlet.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({"0, 0.0 %", "1, 100.0 %", "0.461, 46.1 %", "0.9996, 100.0 %", "0.0004, 0.0 %"})
  void shares_are_percent_with_one_digit(double share, String words) {
    assertThat(Words.percent(share)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1/255 (0.0039)", "2, 2/255 (0.0078)", "8, 8/255 (0.0314)", "16, 16/255 (0.0627)",
    "51, 0.2", "255, 1.0", "510, 2.0", "300, 300/255 (1.1765)",
  })
  void levels_of_a_picture_are_recognised_where_they_are_shorter(int levels, String words) {
    assertThat(Words.epsilon(levels / 255f)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "0.3, 0.3", "0.031, 0.031", "0.0315, 0.0315", "128, 128.0", "1e-7, 1.0E-7"})
  void other_budgets_stay_as_they_are(float epsilon, String words) {
    assertThat(Words.epsilon(epsilon)).isEqualTo(words);
  }

  @Test
  void lists_end_with_and() {
    assertThat(Words.list(List.of())).isEmpty();
    assertThat(Words.list(List.of("a"))).isEqualTo("a");
    assertThat(Words.list(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Words.list(List.of("a", "b", "c", "d"))).isEqualTo("a, b, c and d");
  }
}
