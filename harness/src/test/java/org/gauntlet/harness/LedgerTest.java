package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final List<Example> EXAMPLES = Toys.examples(4);
  private static final Plan PLAN =
      Toys.plan(MODEL, EXAMPLES, List.of(0f, 0.1f, 0.2f), Toys.fgsm(MODEL), Toys.noise(MODEL));

  private final Ledger ledger = new Ledger(PLAN, List.of());

  private static Clean clean(int example, Clean.Outcome outcome) {
    return new Clean("toy-" + example, 0, 0, outcome, "reason");
  }

  private static Trial trial(int example, float epsilon, String attack, Trial.Outcome outcome) {
    return new Trial("toy-" + example, 0, 0, epsilon, attack, outcome, 1, 0.1, 5, 2, "reason");
  }

  private void allRight() {
    for (int i = 0; i < 4; i++) {
      ledger.add(clean(i, Clean.Outcome.RIGHT));
    }
  }

  @Test
  void a_fate_needs_a_clean_answer() {
    assertThatThrownBy(() -> ledger.fate(EXAMPLES.getFirst())).hasMessageContaining("toy-0");
    ledger.add(clean(0, Clean.Outcome.WRONG));
    ledger.add(clean(1, Clean.Outcome.FAILED));
    assertThat(ledger.fate(EXAMPLES.get(0))).isEqualTo(new Fate.Wrong());
    assertThat(ledger.fate(EXAMPLES.get(1))).isEqualTo(new Fate.Unassessed("reason"));
    assertThat(ledger.accuracy()).isEqualTo(new Estimate(0, 1));
  }

  @Test
  void what_is_broken_at_a_small_budget_is_broken_at_every_larger_one() {
    allRight();
    Trial broken = trial(2, 0.1f, "noise", Trial.Outcome.BROKEN);
    ledger.add(trial(2, 0.1f, "fgsm", Trial.Outcome.STANDS));
    ledger.add(broken);
    Example example = EXAMPLES.get(2);
    assertThat(ledger.fate(example, 0)).isEqualTo(new Fate.Standing());
    assertThat(ledger.fate(example, 0.1f)).isEqualTo(new Fate.Broken(broken));
    assertThat(ledger.fate(example, 0.2f)).isEqualTo(new Fate.Broken(broken));
    assertThat(ledger.robust(0)).isEqualTo(new Estimate(4, 4));
    assertThat(ledger.robust(new Round(0.1f, "fgsm"))).isEqualTo(new Estimate(4, 4));
    assertThat(ledger.robust(new Round(0.1f, "noise"))).isEqualTo(new Estimate(3, 4));
    assertThat(ledger.robust(0.2f)).isEqualTo(new Estimate(3, 4));
  }

  @Test
  void a_failure_counts_on_neither_side_until_something_breaks_the_example() {
    allRight();
    ledger.add(trial(1, 0.1f, "fgsm", Trial.Outcome.FAILED));
    ledger.add(trial(1, 0.1f, "noise", Trial.Outcome.STANDS));
    assertThat(ledger.fate(EXAMPLES.get(1))).isEqualTo(new Fate.Unassessed("reason"));
    assertThat(ledger.robust(0.1f)).isEqualTo(new Estimate(3, 3));
    ledger.add(trial(1, 0.2f, "fgsm", Trial.Outcome.BROKEN));
    assertThat(ledger.robust(0.1f)).isEqualTo(new Estimate(3, 3));
    assertThat(ledger.robust(0.2f)).isEqualTo(new Estimate(3, 4));
  }

  @Test
  void lines_come_in_canonical_order_and_without_laps() {
    Clean second = clean(1, Clean.Outcome.RIGHT);
    Clean first = clean(0, Clean.Outcome.RIGHT);
    Trial late = trial(0, 0.2f, "fgsm", Trial.Outcome.STANDS);
    Trial noise = trial(0, 0.1f, "noise", Trial.Outcome.STANDS);
    Trial early = trial(0, 0.1f, "fgsm", Trial.Outcome.STANDS);
    Trial other = trial(1, 0.1f, "fgsm", Trial.Outcome.STANDS);
    for (Line line : List.of(second, late, new Lap(0.1f, "fgsm", 2), noise, other, first, early)) {
      ledger.add(line);
    }
    assertThat(ledger.lines()).containsExactly(first, second, early, other, noise, late);
  }

  @Test
  void seconds_add_up_over_laps() {
    ledger.add(new Lap(0.1f, "fgsm", 1.5));
    ledger.add(new Lap(0.1f, "fgsm", 2));
    assertThat(ledger.seconds(new Round(0.1f, "fgsm"))).isEqualTo(3.5);
    assertThat(ledger.seconds(new Round(0.2f, "fgsm"))).isZero();
  }

  @Test
  void lines_of_another_run_are_refused() {
    for (Line foreign :
        List.of(
            new Clean("cat", 0, 0, Clean.Outcome.RIGHT, ""),
            trial(0, 0.3f, "fgsm", Trial.Outcome.STANDS),
            trial(0, 0.1f, "pgd", Trial.Outcome.STANDS),
            trial(9, 0.1f, "fgsm", Trial.Outcome.STANDS),
            new Lap(0.5f, "fgsm", 1))) {
      assertThatThrownBy(() -> new Ledger(PLAN, List.of(foreign)))
          .as("%s", foreign)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("another run");
    }
  }
}
