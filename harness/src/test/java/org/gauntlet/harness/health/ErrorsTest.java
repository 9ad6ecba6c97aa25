package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
  private static final Plan PLAN =
      Ward.plan(100, 0.1f, Toys.fgsm(Ward.MODEL), Toys.noise(Ward.MODEL));

  private static Diagnosis examine(int failed, List<Trial> trials) {
    String letters = "F".repeat(failed) + "R".repeat(100 - failed);
    return new Errors().examine(Ward.of(PLAN, letters, trials));
  }

  @ParameterizedTest
  @CsvSource({"0, GOOD", "1, GOOD", "2, BAD", "100, BAD"})
  void one_in_a_hundred_is_tolerated(int failed, Check.Outcome outcome) {
    assertThat(examine(failed, List.of()).check().outcome()).isEqualTo(outcome);
  }

  @Test
  void the_first_reason_and_ten_examples_are_evidence() {
    Finding finding = examine(12, List.of()).finding().orElseThrow();
    assertThat(finding.evidence())
        .isEqualTo("12 of 100 (12.0 %) could not be assessed, the first because: out of order");
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.examples()).hasSize(10).startsWith("toy-0", "toy-1").endsWith("toy-9");
  }

  @Test
  void an_attack_that_fails_leaves_an_example_unassessed_unless_another_breaks_it() {
    List<Trial> failures =
        List.of(
            Ward.trial(PLAN, 3, "fgsm", Trial.Outcome.FAILED, "lost its way"),
            Ward.trial(PLAN, 4, "fgsm", Trial.Outcome.FAILED, "lost its way"));
    Diagnosis open = examine(0, failures);
    assertThat(open.check().outcome()).isEqualTo(Check.Outcome.BAD);
    assertThat(open.finding().orElseThrow().examples()).containsExactly("toy-3", "toy-4");
    assertThat(open.check().detail()).endsWith("the first because: lost its way");

    Trial broken = Ward.trial(PLAN, 4, "noise", Trial.Outcome.BROKEN, "");
    Diagnosis settled = examine(0, List.of(failures.get(0), failures.get(1), broken));
    assertThat(settled.check().outcome()).isEqualTo(Check.Outcome.GOOD);
    assertThat(settled.check().detail()).isEqualTo("1 of 100 (1.0 %) could not be assessed");
  }

  @Test
  void nothing_asked_is_nothing_failed() {
    Diagnosis empty = new Errors().examine(Ward.right(Ward.plan(0, 0.1f)));
    assertThat(empty.check().detail()).isEqualTo("0 of 0 could not be assessed");
    assertThat(empty.finding()).isEmpty();
  }
}
