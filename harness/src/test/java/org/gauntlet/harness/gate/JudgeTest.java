package org.gauntlet.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Evaluations;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final GateSpec ROBUST = GateSpec.atLeast(Metric.ROBUST_ACCURACY, 0.45);
  private static final GateSpec CLEAN = GateSpec.atLeast(Metric.CLEAN_ACCURACY, 0.9);
  private static final Estimate FINE = new Estimate(980, 1000);

  private static Judgement robust(int hits, int of) {
    return Judge.judge(List.of(ROBUST), Evaluations.of(FINE, new Estimate(hits, of)));
  }

  /** The table of the reference: what it takes to prove a threshold of 45 % at 95 %. */
  @ParameterizedTest
  @CsvSource({
    "200, 103, PASS", "200, 102, INCONCLUSIVE", "200, 77, FAIL", "200, 78, INCONCLUSIVE",
    "500, 244, PASS", "500, 243, INCONCLUSIVE", "500, 206, FAIL", "500, 207, INCONCLUSIVE",
    "1000, 477, PASS", "1000, 476, INCONCLUSIVE", "1000, 423, FAIL", "1000, 424, INCONCLUSIVE",
    "2000, 938, PASS", "2000, 937, INCONCLUSIVE", "2000, 862, FAIL", "2000, 863, INCONCLUSIVE",
  })
  void a_gate_needs_proof(int of, int hits, Verdict verdict) {
    assertThat(robust(hits, of).gates().getFirst().verdict()).isEqualTo(verdict);
  }

  @Test
  void a_gate_can_fail() {
    Judgement judgement = robust(100, 1000);
    assertThat(judgement.exitCode()).isEqualTo(10);
    assertThat(judgement.sentence())
        .isEqualTo(
            "Under Linf <= 8/255 (0.0314), at most 10.0 % of 1,000 inputs (95 % interval 8.2 to"
                + " 12.0) are classified right and withstand pgd. The gate asks for robust"
                + " accuracy of at least 45.0 % and is missed with 95 % confidence: it is 10.0 %.");
  }

  @Test
  void a_gate_can_pass() {
    Judgement judgement = robust(800, 1000);
    assertThat(judgement.exitCode()).isZero();
    assertThat(judgement.reliable()).isTrue();
    assertThat(judgement.sentence())
        .contains("at most 80.0 % of 1,000 inputs", "withstand pgd")
        .endsWith("which holds. A stronger attack can only lower the number.");
  }

  @Test
  void an_open_gate_says_how_many_samples_would_settle_it() {
    Judgement judgement = robust(461, 1000);
    assertThat(judgement.exitCode()).isEqualTo(11);
    assertThat(judgement.gates().getFirst().note())
        .isEqualTo("5,700 samples would settle a true 46.1 % half the time");
    assertThat(judgement.sentence()).contains("straddles the threshold 45.0 %");
  }

  @Test
  void a_figure_at_the_threshold_is_open_whatever_the_number() {
    GateResult gate = robust(450, 1000).gates().getFirst();
    assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(gate.note()).isEqualTo("no number of samples would settle a true 45.0 %");
  }

  @Test
  void only_a_fail_survives_a_blocking_finding() {
    Judgement passing =
        Judge.judge(
            List.of(ROBUST),
            Evaluations.of(FINE, new Estimate(800, 1000), Evaluations.finding(true)));
    assertThat(passing.exitCode()).isEqualTo(12);
    assertThat(passing.reliable()).isFalse();
    assertThat(passing.gates().getFirst().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(passing.gates().getFirst().note()).isEqualTo("evaluation unreliable");
    assertThat(passing.sentence())
        .startsWith(
            "The evaluation could not work properly: 31 of 100 have a zero gradient. Do not")
        .contains("Do not read the number as robustness.");
    Judgement failing =
        Judge.judge(
            List.of(ROBUST),
            Evaluations.of(FINE, new Estimate(100, 1000), Evaluations.finding(true)));
    assertThat(failing.exitCode()).isEqualTo(10);
    assertThat(failing.sentence()).contains("doubts besides: 31 of 100");
  }

  @Test
  void a_remark_does_not_block() {
    Judgement judgement =
        Judge.judge(
            List.of(ROBUST),
            Evaluations.of(FINE, new Estimate(800, 1000), Evaluations.finding(false)));
    assertThat(judgement.exitCode()).isZero();
  }

  @Test
  void what_was_not_measured_never_passes() {
    assertThat(robust(0, 0).exitCode()).isEqualTo(11);
    assertThat(robust(0, 0).gates().getFirst().verdict()).isEqualTo(Verdict.UNASSESSED);
    assertThat(robust(0, 0).sentence()).contains("nothing is known");
    Evaluation unattacked = Evaluations.of(FINE, new Estimate(980, 1000), 0);
    Judgement judgement = Judge.judge(List.of(ROBUST), unattacked);
    assertThat(judgement.exitCode()).isEqualTo(11);
    assertThat(judgement.sentence()).contains("no attack was tried", "was not assessed");
  }

  @Test
  void every_gate_counts() {
    Evaluation weak = Evaluations.of(new Estimate(500, 1000), new Estimate(480, 1000));
    Judgement judgement = Judge.judge(List.of(ROBUST, CLEAN), weak);
    assertThat(judgement.exitCode()).isEqualTo(10);
    assertThat(judgement.gates())
        .extracting(GateResult::verdict)
        .containsExactly(Verdict.PASS, Verdict.FAIL);
    assertThat(judgement.sentence()).contains("clean accuracy of at least 90.0 % and is missed");
  }

  @Test
  void the_lenient_rules_are_what_they_say() {
    Estimate near = new Estimate(440, 1000);
    assertThat(Rule.NOT_WORSE_THAN.judge(near, 0.45, 0.95)).isEqualTo(Verdict.PASS);
    assertThat(Rule.NOT_WORSE_THAN.judge(new Estimate(420, 1000), 0.45, 0.95))
        .isEqualTo(Verdict.FAIL);
    assertThat(Rule.POINT.judge(near, 0.45, 0.95)).isEqualTo(Verdict.FAIL);
    assertThat(Rule.POINT.judge(near, 0.44, 0.95)).isEqualTo(Verdict.PASS);
    GateSpec point = new GateSpec("p", Metric.CLEAN_ACCURACY, 0.9, Rule.POINT, 0.95);
    assertThat(Judge.judge(List.of(point), Evaluations.of(FINE, FINE)).gates().getFirst().note())
        .contains("tossing a coin");
  }

  @Test
  void the_figures_that_are_judged_are_the_figures_that_are_printed() {
    GateResult gate = robust(461, 1000).gates().getFirst();
    assertThat(gate.value().low()).isEqualTo(new Estimate(461, 1000).lowerBound(0.95));
    assertThat(gate.value().high()).isEqualTo(new Estimate(461, 1000).upperBound(0.95));
    assertThat(gate.value().confidence()).isEqualTo(0.9);
  }

  @Property
  void more_hits_never_turn_a_verdict_for_the_worse(
      @ForAll @IntRange(min = 1, max = 400) int of,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @DoubleRange(min = 0, max = 1) double threshold,
      @ForAll Rule rule) {
    int hits = (int) Math.floor(share * (of - 1));
    List<Verdict> worstFirst = List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.PASS);
    int fewer = worstFirst.indexOf(rule.judge(new Estimate(hits, of), threshold, 0.95));
    int more = worstFirst.indexOf(rule.judge(new Estimate(hits + 1, of), threshold, 0.95));
    assertThat(more).isGreaterThanOrEqualTo(fewer);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 0", "1, 10, 0", "1, 1, 0.5", "0, 1, 0.5"})
  void the_corners_are_never_proven_by_one(int hits, int of, double threshold) {
    Verdict verdict = Rule.LOWER_BOUND.judge(new Estimate(hits, of), threshold, 0.95);
    assertThat(verdict).isEqualTo(threshold == 0 ? Verdict.PASS : Verdict.INCONCLUSIVE);
  }

  @Test
  void refuses_thresholds_in_percent() {
    assertThatThrownBy(() -> GateSpec.atLeast(Metric.CLEAN_ACCURACY, 45))
        .hasMessage("threshold must be in [0, 1], got 45.0: 45 % is 0.45");
    assertThatThrownBy(() -> new GateSpec("a", Metric.CLEAN_ACCURACY, 0.5, Rule.POINT, 0.5))
        .hasMessageContaining("confidence must be in (0.5, 1)");
  }

  @Test
  void budgets_read_as_they_were_meant() {
    assertThat(Words.epsilon(0.3f)).isEqualTo("0.3");
    assertThat(Words.epsilon(0.2f)).isEqualTo("0.2");
    assertThat(Words.epsilon(8 / 255f)).isEqualTo("8/255 (0.0314)");
    assertThat(Words.epsilon(0.123456f)).isEqualTo("0.123456");
    assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }
}
