package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.core.GradientModel;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleStepTest {
  /** The suite broke the first so many of twenty examples. */
  private static Diagnosis examine(GradientModel model, float epsilon, int broken) {
    Plan plan = Toys.plan(model, Toys.examples(20), List.of(epsilon), Toys.fgsm(model));
    return new SingleStep().examine(Ward.right(plan, Ward.broken(plan, "fgsm", broken)));
  }

  /** Without gradients the full step moves nothing and a tiny random start hardly anything. */
  @ParameterizedTest
  @CsvSource({"0, GOOD", "3, GOOD", "4, BAD", "20, BAD"})
  void a_step_that_is_blind_to_what_the_suite_breaks_is_masked(int broken, Check.Outcome outcome) {
    Diagnosis diagnosis = examine(Ward.FLAT, 1e-6f, broken);
    assertThat(diagnosis.check().outcome()).isEqualTo(outcome);
    assertThat(diagnosis.check().detail())
        .startsWith(
            "of 20 sampled examples one full step breaks 0, a shorter or randomly started one 0,"
                + " the suite "
                + broken);
  }

  @Test
  void the_broken_ones_are_evidence() {
    Finding finding = examine(Ward.FLAT, 1e-6f, 4).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.MASKED_GRADIENTS);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.examples()).containsExactlyInAnyOrder("toy-0", "toy-1", "toy-2", "toy-3");
    assertThat(finding.evidence()).endsWith(": the gradients mislead single steps");
  }

  @Test
  void a_step_that_breaks_all_itself_hides_nothing() {
    Diagnosis diagnosis = examine(Ward.MODEL, 1, 20);
    assertThat(diagnosis.check().outcome()).isEqualTo(Check.Outcome.GOOD);
    assertThat(diagnosis.check().detail()).contains("one full step breaks 20");
  }

  @Test
  void only_what_was_right_is_sampled() {
    Plan plan = Ward.plan(6, 1, Toys.fgsm(Ward.MODEL));
    assertThat(new SingleStep().examine(Ward.of(plan, "RWFRWF", List.of())).check().detail())
        .startsWith("of 2 sampled examples");
  }

  @Test
  void is_not_run_where_no_step_can_be_made() {
    Plan blind = Ward.plan(3, 0.1f, Toys.noise(Ward.MODEL));
    Plan sighted = Ward.plan(3, 0.1f, Toys.fgsm(Ward.MODEL));
    for (Diagnosis diagnosis :
        List.of(
            examine(Ward.MODEL, 0, 0),
            new SingleStep().examine(Ward.right(blind)),
            new SingleStep().examine(Ward.of(sighted, "WWF", List.of())))) {
      assertThat(diagnosis.check().outcome()).isEqualTo(Check.Outcome.NOT_RUN);
      assertThat(diagnosis.check().detail()).isEqualTo("no white-box attack was tried");
    }
  }
}
