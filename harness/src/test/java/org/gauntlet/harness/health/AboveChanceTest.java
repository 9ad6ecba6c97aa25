package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AboveChanceTest {
  private static Diagnosis examine(int right, int wrong, int failed) {
    String letters = "R".repeat(right) + "W".repeat(wrong) + "F".repeat(failed);
    return new AboveChance()
        .examine(Ward.of(Ward.plan(letters.length(), 0.1f), letters, List.of()));
  }

  /** Of three classes a third is chance and two fifths are the least that is believed. */
  @ParameterizedTest
  @CsvSource({
    "100, 0, 0, GOOD",
    "41, 59, 0, GOOD",
    "39, 61, 0, BAD",
    "33, 67, 0, BAD",
    "0, 5, 0, BAD",
    "5, 5, 90, GOOD",
    "1, 9, 90, BAD",
    "0, 0, 3, NOT_RUN",
    "0, 0, 0, NOT_RUN",
  })
  void is_a_matter_of_what_was_answered(int right, int wrong, int failed, Check.Outcome outcome) {
    Diagnosis diagnosis = examine(right, wrong, failed);
    assertThat(diagnosis.check().outcome()).isEqualTo(outcome);
    assertThat(diagnosis.finding().isPresent()).isEqualTo(outcome == Check.Outcome.BAD);
  }

  @Test
  void says_both_figures() {
    assertThat(examine(41, 59, 0).check().detail())
        .isEqualTo("clean accuracy is 41 of 100 (41.0 %), guessing gives 33.3 %");
  }

  @Test
  void a_guessing_model_gets_no_verdict_and_advice() {
    Finding finding = examine(1, 9, 0).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.CHANCE_ACCURACY);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.evidence()).contains("1 of 10 (10.0 %)", "check the order of classes");
  }
}
