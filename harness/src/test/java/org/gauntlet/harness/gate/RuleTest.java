package org.gauntlet.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.GateResult.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  @ParameterizedTest
  @CsvSource({"LOWER_BOUND, lower-bound", "NOT_WORSE_THAN, not-worse-than", "POINT, point"})
  void is_written_in_one_word(Rule rule, String word) {
    assertThat(rule.word()).isEqualTo(word);
  }

  /** All hits prove a share of tail^(1/n): of 14 that is 0.8074 and of 58 it is 0.9497. */
  @ParameterizedTest
  @CsvSource({
    "LOWER_BOUND, 14, 14, 0.80, PASS",
    "LOWER_BOUND, 14, 14, 0.81, INCONCLUSIVE",
    "LOWER_BOUND, 58, 58, 0.95, INCONCLUSIVE",
    "LOWER_BOUND, 59, 59, 0.95, PASS",
    "LOWER_BOUND, 0, 58, 0.05, INCONCLUSIVE",
    "LOWER_BOUND, 0, 59, 0.05, FAIL",
    "NOT_WORSE_THAN, 0, 58, 0.05, PASS",
    "NOT_WORSE_THAN, 0, 59, 0.05, FAIL",
    "POINT, 1, 2, 0.5, PASS",
    "POINT, 1, 2, 0.51, FAIL",
    "POINT, 0, 0, 0.01, FAIL",
    "LOWER_BOUND, 0, 0, 0.5, INCONCLUSIVE",
    "NOT_WORSE_THAN, 0, 0, 1, PASS",
  })
  void known_verdicts(Rule rule, int hits, int of, double threshold, Verdict verdict) {
    assertThat(rule.judge(new Estimate(hits, of), threshold, 0.95)).isEqualTo(verdict);
  }

  @Property
  void only_proof_separates_the_two_rules(
      @ForAll @IntRange(min = 0, max = 60) int hits,
      @ForAll @IntRange(min = 0, max = 60) int misses,
      @ForAll @DoubleRange(min = 0, max = 1) double threshold) {
    Estimate estimate = new Estimate(hits, hits + misses);
    Verdict strict = Rule.LOWER_BOUND.judge(estimate, threshold, 0.95);
    Verdict lenient = Rule.NOT_WORSE_THAN.judge(estimate, threshold, 0.95);
    assertThat(lenient).isEqualTo(strict == Verdict.FAIL ? Verdict.FAIL : Verdict.PASS);
  }

  @Property
  void a_proof_is_never_against_the_bare_figure(
      @ForAll @IntRange(min = 0, max = 60) int hits,
      @ForAll @IntRange(min = 1, max = 60) int misses,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double threshold) {
    Estimate estimate = new Estimate(hits, hits + misses);
    Verdict proven = Rule.LOWER_BOUND.judge(estimate, threshold, 0.95);
    if (proven != Verdict.INCONCLUSIVE) {
      assertThat(Rule.POINT.judge(estimate, threshold, 0.95)).isEqualTo(proven);
    }
  }
}
