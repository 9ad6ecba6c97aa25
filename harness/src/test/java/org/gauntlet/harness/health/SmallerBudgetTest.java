package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gauntlet.core.Example;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallerBudgetTest {
  private static final List<Example> EXAMPLES = Toys.examples(20);

  private static Set<Tensor> first(int count) {
    return Set.copyOf(EXAMPLES.stream().limit(count).map(Example::input).toList());
  }

  /**
   * Breaks the chosen by less than half a unit, nothing else, and notes what it was given, from as
   * many threads as there are cases.
   */
  private static Suite.Entry<?> breaking(String name, Set<Tensor> chosen, List<Tensor> seen) {
    return Toys.gradients(
        name,
        Ward.MODEL,
        (victim, _, _) -> {
          Tensor x = victim.original();
          synchronized (seen) {
            seen.add(x);
          }
          return chosen.contains(x) ? levelled(x, x.at(x.argmax())) : x;
        });
  }

  private static Tensor levelled(Tensor x, float largest) {
    return x.map(v -> v == largest ? Math.max(0, v - 0.49f) : Math.min(1, v + 0.49f));
  }

  private static Diagnosis examine(Suite.Entry<?>... suite) {
    return new SmallerBudget()
        .examine(Ward.right(Toys.plan(Ward.MODEL, EXAMPLES, List.of(1f), suite)));
  }

  @ParameterizedTest
  @CsvSource({"0, GOOD", "1, GOOD", "2, BAD", "20, BAD"})
  void one_of_a_few_may_fall(int count, Check.Outcome outcome) {
    Diagnosis diagnosis = examine(breaking("made up", first(count), new ArrayList<>()));
    assertThat(diagnosis.check().outcome()).isEqualTo(outcome);
    assertThat(diagnosis.check().detail()).startsWith(count + " of 20 (");
  }

  @Test
  void those_that_fell_are_named_and_block() {
    Finding finding =
        examine(breaking("made up", first(2), new ArrayList<>())).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.NOT_MONOTONE);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.examples()).containsExactlyInAnyOrder("toy-0", "toy-1");
    assertThat(finding.evidence())
        .isEqualTo(
            "2 of 20 (10.0 %) sampled standing examples fall at half the budget: the suite fails"
                + " at the headline for a reason of its own");
  }

  @Test
  void what_one_attack_broke_the_next_is_not_asked() {
    List<Tensor> seen = new ArrayList<>();
    Diagnosis diagnosis =
        examine(breaking("one", first(3), new ArrayList<>()), breaking("two", first(3), seen));
    assertThat(diagnosis.check().detail()).startsWith("3 of 20");
    assertThat(seen).hasSize(17).doesNotContainAnyElementsOf(first(3));
  }

  @Test
  void is_not_run_where_nothing_stands_or_nothing_was_tried() {
    Plan fallen = Ward.plan(3, 1, Toys.fgsm(Ward.MODEL));
    for (Patient patient :
        List.of(
            Ward.right(fallen, Ward.broken(fallen, "fgsm", 3)),
            Ward.right(Ward.plan(3, 0, Toys.fgsm(Ward.MODEL))),
            Ward.right(Ward.plan(3, 1)))) {
      assertThat(new SmallerBudget().examine(patient).check())
          .isEqualTo(
              new Check(
                  "a smaller budget breaks nothing more",
                  Check.Outcome.NOT_RUN,
                  "nothing stands that an attack was tried on"));
    }
  }
}
