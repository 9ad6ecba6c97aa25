package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.harness.Answer;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Trial;
import org.junit.jupiter.api.Test;

class FiniteLogitsTest {
  private static final Plan PLAN =
      Ward.plan(100, 0.1f, Toys.fgsm(Ward.MODEL), Toys.noise(Ward.MODEL));

  private static Trial failed(int example, String attack, String reason) {
    return Ward.trial(PLAN, example, attack, Trial.Outcome.FAILED, reason);
  }

  private static Diagnosis examine(Trial... trials) {
    return new FiniteLogits().examine(Ward.right(PLAN, List.of(trials)));
  }

  @Test
  void numbers_and_other_failures_are_no_matter() {
    Diagnosis diagnosis = examine(failed(0, "fgsm", "the model threw a tantrum"));
    assertThat(diagnosis.check().outcome()).isEqualTo(Check.Outcome.GOOD);
    assertThat(diagnosis.check().detail()).isEqualTo("0 of 100 (0.0 %) met NaN or infinity");
  }

  @Test
  void one_in_a_hundred_is_a_remark_however_often_it_happens() {
    Finding finding =
        examine(failed(7, "fgsm", Answer.NON_FINITE), failed(7, "noise", Answer.NON_FINITE))
            .finding()
            .orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.NON_FINITE);
    assertThat(finding.blocking()).isFalse();
    assertThat(finding.examples()).containsExactly("toy-7");
    assertThat(finding.evidence()).startsWith("1 of 100 (1.0 %) met NaN or infinity");
  }

  @Test
  void two_in_a_hundred_block() {
    Finding finding =
        examine(failed(7, "fgsm", Answer.NON_FINITE), failed(9, "noise", Answer.NON_FINITE))
            .finding()
            .orElseThrow();
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.examples()).containsExactly("toy-7", "toy-9");
  }

  @Test
  void answers_without_an_attack_count_as_well() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Clean("toy-5", 0, 0, Clean.Outcome.FAILED, Answer.NON_FINITE));
    Diagnosis diagnosis = new FiniteLogits().examine(new Patient(PLAN, new Ledger(PLAN, lines)));
    assertThat(diagnosis.finding().orElseThrow().examples()).containsExactly("toy-5");
  }
}
