package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadgeTest {
  @ParameterizedTest
  @CsvSource({
    "PASS, ✓ PASS, pass",
    "FAIL, ✕ FAIL, fail",
    "INCONCLUSIVE, ? INCONCLUSIVE, unsure",
    "UNASSESSED, – UNASSESSED, calm",
    "WAIVED, – WAIVED, calm"
  })
  void verdictsHaveAWordASignAndATone(Verdict verdict, String words, String tone) {
    assertBadge(Badge.of(verdict), words, tone);
  }

  @ParameterizedTest
  @CsvSource({"GOOD, ✓ good, pass", "BAD, ✕ bad, fail", "NOT_RUN, – not run, calm"})
  void outcomesHaveAWordASignAndATone(Check.Outcome outcome, String words, String tone) {
    assertBadge(Badge.of(outcome), words, tone);
  }

  @Test
  void aFindingSaysWhetherItBlocks() {
    assertBadge(Badge.ofFinding(true), "! blocks a PASS", "doubt");
    assertBadge(Badge.ofFinding(false), "i for information", "calm");
  }

  @Test
  void noTwoVerdictsReadTheSame() {
    assertThat(Arrays.stream(Verdict.values()).map(v -> words(Badge.of(v))))
        .doesNotHaveDuplicates();
  }

  private static void assertBadge(Element badge, String words, String tone) {
    assertThat(words(badge)).isEqualTo(words);
    assertThat(badge.attributes().get("class")).isEqualTo("badge " + tone);
  }

  private static String words(Element badge) {
    return Page.words(Page.of(badge).one("/span"));
  }
}
