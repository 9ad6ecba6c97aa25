package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongerAttackTest {
  /** The suite left so many of all standing, under a budget that nothing withstands. */
  private static Diagnosis left(int standing, int of) {
    Plan plan = Ward.plan(of, 1, Toys.fgsm(Ward.MODEL));
    return new LongerAttack().examine(Ward.right(plan, Ward.broken(plan, "fgsm", of - standing)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 200, GOOD, false",
    "1, 100, BAD, false",
    "4, 100, BAD, false",
    "5, 100, BAD, true",
    "20, 20, BAD, true",
  })
  void points_of_the_figure_decide(int standing, int of, Check.Outcome outcome, boolean blocking) {
    Diagnosis diagnosis = left(standing, of);
    assertThat(diagnosis.check().outcome()).isEqualTo(outcome);
    assertThat(diagnosis.finding().map(Finding::blocking).orElse(false)).isEqualTo(blocking);
  }

  @Test
  void says_how_many_fell_and_what_that_means() {
    Diagnosis diagnosis = left(4, 100);
    assertThat(diagnosis.check().detail())
        .isEqualTo(
            "50 more steps break 4 of 4 (100.0 %) sampled standing examples, about 4.0 points of"
                + " the figure");
    assertThat(diagnosis.finding().orElseThrow().kind())
        .isEqualTo(Finding.Kind.STRONGER_ATTACK_HELPS);
    assertThat(diagnosis.finding().orElseThrow().examples())
        .containsExactlyInAnyOrder("toy-96", "toy-97", "toy-98", "toy-99");
  }

  @Test
  void a_suite_that_did_its_work_is_left_in_peace() {
    Plan plan = Ward.plan(30, 1e-5f, Toys.fgsm(Ward.MODEL));
    assertThat(new LongerAttack().examine(Ward.right(plan)).check().detail())
        .startsWith("50 more steps break 0 of 30 (0.0 %)");
  }

  @Test
  void is_not_run_where_there_is_nothing_to_break() {
    assertThat(left(0, 3).check().outcome()).isEqualTo(Check.Outcome.NOT_RUN);
    for (Plan plan :
        new Plan[] {
          Ward.plan(3, 0, Toys.fgsm(Ward.MODEL)), Ward.plan(3, 0.5f, Toys.noise(Ward.MODEL)),
        }) {
      assertThat(new LongerAttack().examine(Ward.right(plan)).check().detail())
          .isEqualTo("nothing stands that a white-box attack was tried on");
    }
  }
}
