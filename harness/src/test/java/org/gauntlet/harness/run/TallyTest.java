package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Confusion;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Lap;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Trial;
import org.gauntlet.harness.health.Examination;
import org.junit.jupiter.api.Test;

/** Of six examples, truths 0 0 0 0 1 1: e4 is wrong, e5 fails, the rest are attacked. */
class TallyTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final float EPSILON = 0.25f;
  private static final List<Example> EXAMPLES =
      List.of(
          example(0, 0), example(1, 0), example(2, 0), example(3, 0), example(4, 1), example(5, 1));
  private static final Plan PLAN =
      Toys.plan(MODEL, EXAMPLES, List.of(0f, EPSILON), Toys.fgsm(MODEL), Toys.noise(MODEL));

  private static Example example(int number, int label) {
    return new Example("e" + number, Tensor.of(Shape.of(3), 0.5f, 0.4f, 0.3f), label);
  }

  private static Trial trial(
      int number, String attack, Trial.Outcome outcome, int label, double distance) {
    return new Trial(
        "e" + number, 0, 0, EPSILON, attack, outcome, label, distance, 10 + number, number, "why");
  }

  private static Evaluation evaluation(Trial... trials) {
    List<Line> lines = new ArrayList<>(List.of(trials));
    for (int i = 0; i < 4; i++) {
      lines.add(new Clean("e" + i, 0, 0, Clean.Outcome.RIGHT, ""));
    }
    lines.add(new Clean("e4", 1, 2, Clean.Outcome.WRONG, ""));
    lines.add(new Clean("e5", 1, 1, Clean.Outcome.FAILED, "asleep"));
    lines.add(new Lap(EPSILON, "fgsm", 1.5));
    lines.add(new Lap(EPSILON, "fgsm", 0.25));
    Examination nothing = new Examination(List.of(), List.of());
    return new Tally(PLAN, new Ledger(PLAN, lines), nothing).evaluation();
  }

  private static Evaluation mixed() {
    return evaluation(
        trial(0, "fgsm", Trial.Outcome.BROKEN, 1, 0.2),
        trial(1, "fgsm", Trial.Outcome.BROKEN, 2, 0.1),
        trial(2, "fgsm", Trial.Outcome.STANDS, 0, 0.05),
        trial(3, "fgsm", Trial.Outcome.FAILED, 0, 0),
        trial(2, "noise", Trial.Outcome.STANDS, 0, 0.3),
        trial(3, "noise", Trial.Outcome.BROKEN, 1, 0.3));
  }

  @Test
  void an_attack_has_its_own_counts_costs_and_time() {
    AttackResult fgsm = mixed().attacks().getFirst();
    assertThat(fgsm.attacked()).isEqualTo(4);
    assertThat(fgsm.broken()).isEqualTo(2);
    assertThat(fgsm.failed()).isEqualTo(1);
    assertThat(fgsm.robustAfter()).as("e2; e3 is open").isEqualTo(1);
    assertThat(fgsm.forwards()).isEqualTo(10 + 11 + 12 + 13);
    assertThat(fgsm.backwards()).isEqualTo(0 + 1 + 2 + 3);
    assertThat(fgsm.seconds()).isEqualTo(1.75);
    AttackResult noise = mixed().attacks().getLast();
    assertThat(noise.attacked()).isEqualTo(2);
    assertThat(noise.seconds()).isZero();
    assertThat(noise.access()).isEqualTo("labels");
  }

  @Test
  void the_median_is_of_the_broken_ones_and_of_two_the_smaller() {
    assertThat(mixed().attacks().getFirst().medianDistance()).isEqualTo(0.1);
    assertThat(mixed().attacks().getLast().medianDistance()).isEqualTo(0.3);
    Trial third = trial(2, "fgsm", Trial.Outcome.BROKEN, 1, 0.15);
    Trial far = trial(0, "fgsm", Trial.Outcome.BROKEN, 1, 0.2);
    Trial near = trial(1, "fgsm", Trial.Outcome.BROKEN, 1, 0.1);
    assertThat(evaluation(far, third, near).attacks().getFirst().medianDistance()).isEqualTo(0.15);
    assertThat(evaluation().attacks().getFirst().medianDistance()).isZero();
  }

  @Test
  void classes_count_what_was_answered_and_what_was_assessed() {
    assertThat(mixed().classes())
        .containsExactly(
            new ClassResult("a", new Estimate(4, 4).proportion(), new Estimate(1, 4).proportion()),
            new ClassResult("b", new Estimate(0, 1).proportion(), new Estimate(0, 1).proportion()),
            new ClassResult("c", new Estimate(0, 0).proportion(), new Estimate(0, 0).proportion()));
  }

  @Test
  void confusion_is_sorted_and_leaves_out_what_was_wrong_before() {
    assertThat(mixed().confusion()).containsExactly(new Confusion(0, 1, 2), new Confusion(0, 2, 1));
    assertThat(evaluation().confusion()).isEmpty();
  }

  @Test
  void the_curve_begins_with_clean_accuracy_and_ends_with_the_headline() {
    Evaluation evaluation = mixed();
    assertThat(evaluation.curve()).extracting(Robustness::hits).containsExactly(4, 1);
    assertThat(evaluation.curve().getLast()).isEqualTo(evaluation.robust());
    assertThat(evaluation.clean()).isEqualTo(new Estimate(4, 5).proportion());
    assertThat(evaluation.unassessed()).isEqualTo(1);
  }
}
