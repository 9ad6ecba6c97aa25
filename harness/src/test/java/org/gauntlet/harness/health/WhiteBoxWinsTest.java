package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.attacks.Access;
import org.gauntlet.harness.Aim;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhiteBoxWinsTest {
  private static final Suite.Entry<?> WHITE = Toys.fgsm(Ward.MODEL);
  private static final Suite.Entry<?> BLACK = Toys.noise(Ward.MODEL);
  private static final Suite.Entry<?> TRANSFER =
      new Suite.Entry<>(
          "far", "pgd", new Access.Gradients(Ward.MODEL), Toys.PGD, Aim.AVOID, "twin");

  private static Diagnosis examine(Plan plan, String winner, int wins) {
    return new WhiteBoxWins().examine(Ward.right(plan, Ward.broken(plan, winner, wins)));
  }

  @ParameterizedTest
  @CsvSource({
    "20, 0, GOOD",
    "20, 1, GOOD",
    "20, 2, BAD",
    "100, 1, GOOD",
    "100, 2, BAD",
    "200, 2, GOOD",
    "200, 3, BAD",
  })
  void one_in_a_hundred_may_be_luck(int examples, int wins, Check.Outcome outcome) {
    Diagnosis diagnosis = examine(Ward.plan(examples, 0.1f, WHITE, BLACK), "noise", wins);
    assertThat(diagnosis.check().outcome()).isEqualTo(outcome);
  }

  @Test
  void the_late_winners_are_named_in_order() {
    Finding finding =
        examine(Ward.plan(20, 0.1f, WHITE, BLACK, TRANSFER), "far", 2).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.BLACK_BOX_WINS);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.evidence())
        .isEqualTo(
            "2 of 20 (10.0 %) fell only to far, noise, after every white-box attack before it had"
                + " failed");
    assertThat(finding.examples()).containsExactly("toy-0", "toy-1");
  }

  @Test
  void what_the_white_box_wins_is_as_it_should_be() {
    Diagnosis diagnosis = examine(Ward.plan(20, 0.1f, WHITE, BLACK), "fgsm", 20);
    assertThat(diagnosis.check().detail()).isEqualTo("0 of 20 (0.0 %) fell only to noise");
  }

  @Test
  void a_black_box_that_comes_first_proves_nothing() {
    Check check = examine(Ward.plan(20, 0.1f, BLACK, TRANSFER, WHITE), "noise", 20).check();
    assertThat(check.outcome()).isEqualTo(Check.Outcome.NOT_RUN);
    assertThat(check.detail()).isEqualTo("no black-box attack follows a white-box one");
  }

  @Test
  void only_the_one_after_the_white_box_is_held_against_it() {
    Plan plan = Ward.plan(20, 0.1f, BLACK, WHITE, TRANSFER);
    assertThat(examine(plan, "noise", 20).finding()).isEmpty();
    assertThat(examine(plan, "far", 20).finding()).isPresent();
  }
}
