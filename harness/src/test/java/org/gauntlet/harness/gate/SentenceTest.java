package org.gauntlet.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Evaluations;
import org.gauntlet.harness.Finding;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final Estimate CLEAN = new Estimate(95, 100);
  private static final GateSpec ROBUST = GateSpec.atLeast(Metric.ROBUST_ACCURACY, 0.45);
  private static final GateSpec ACCURATE = GateSpec.atLeast(Metric.CLEAN_ACCURACY, 0.8);

  private static String sentence(Evaluation evaluation, GateSpec... gates) {
    return Judge.judge(List.of(gates), evaluation).sentence();
  }

  @Test
  void without_gates_the_figure_stands_with_its_limits() {
    assertThat(sentence(Evaluations.of(CLEAN, new Estimate(50, 100))))
        .isEqualTo(
            "Under Linf <= 8/255 (0.0314), at most 50.0 % of 100 inputs (95 % interval 39.8 to"
                + " 60.2) are classified right and withstand pgd. A stronger attack can only lower"
                + " the number.");
  }

  @Test
  void an_attack_at_two_budgets_is_named_once() {
    assertThat(sentence(Evaluations.of(CLEAN, new Estimate(50, 100), 3)))
        .contains("withstand pgd. A");
  }

  @Test
  void gates_that_hold_are_joined() {
    assertThat(sentence(Evaluations.of(CLEAN, new Estimate(80, 100)), ROBUST, ACCURATE))
        .contains(
            " The gate asks for robust accuracy of at least 45.0 % and clean accuracy of at least"
                + " 80.0 %, which holds. ");
  }

  @Test
  void a_bare_figure_is_missed_without_a_proof() {
    GateSpec point = new GateSpec("p", Metric.ROBUST_ACCURACY, 0.45, Rule.POINT, 0.95);
    assertThat(sentence(Evaluations.of(CLEAN, new Estimate(44, 100)), point))
        .endsWith("robust accuracy of at least 45.0 % and is missed: it is 44.0 %.");
  }

  @Test
  void a_proof_says_its_confidence() {
    GateSpec sure = new GateSpec("s", Metric.ROBUST_ACCURACY, 0.45, Rule.LOWER_BOUND, 0.99);
    assertThat(sentence(Evaluations.of(CLEAN, new Estimate(10, 100)), sure))
        .endsWith("and is missed with 99 % confidence: it is 10.0 %.");
  }

  @Test
  void an_open_gate_prints_the_bounds_that_straddle() {
    assertThat(sentence(Evaluations.of(CLEAN, new Estimate(50, 100)), ROBUST))
        .contains("The robust accuracy of 50.0 % (41.4 % to 58.6 %) straddles the threshold 45.0 %")
        .endsWith("half the time.");
  }

  @Test
  void only_blocking_findings_are_doubts_and_all_of_them_are_told() {
    Finding other =
        new Finding(Finding.Kind.ERRORS, true, "3 of 100 could not be assessed", List.of());
    Evaluation doubtful =
        Evaluations.of(
            CLEAN,
            new Estimate(80, 100),
            Evaluations.finding(true),
            new Finding(Finding.Kind.NON_FINITE, false, "a remark", List.of()),
            other);
    assertThat(sentence(doubtful, ROBUST))
        .startsWith(
            "The evaluation could not work properly: 31 of 100 have a zero gradient; 3 of 100 could"
                + " not be assessed. Do not read the number as robustness. Under Linf")
        .doesNotContain("a remark");
  }

  @Test
  void without_an_assessed_input_nothing_is_claimed() {
    assertThat(sentence(Evaluations.of(CLEAN, new Estimate(0, 0), Evaluations.finding(true))))
        .isEqualTo("No input could be assessed, so nothing is known about this model.");
  }
}
