package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.arch.Linear;
import org.junit.jupiter.api.Test;

final class JudgeTest {
  /** Answers 0 where the first coordinate is the larger or equal. */
  private static final GradientModel MODEL =
      new ScriptedLearner(new Linear().graph(Toys.PLANE), 1.0).model();

  /** Answers 0, 1, 0, 0, 1 against 0, 1, 1, 0, 0. */
  private static final List<Example> FIVE =
      List.of(
          Toys.point(0, 0, 2, 1),
          Toys.point(1, 1, 1, 2),
          Toys.point(2, 1, 2, 1),
          Toys.point(3, 0, 1, 1),
          Toys.point(4, 0, 1, 2));

  @Property(tries = 20)
  void theBatchSizeDoesNotChangeTheVerdict(@ForAll @IntRange(min = 1, max = 9) int batch) {
    assertThat(Judge.clean(batch).judge(MODEL, FIVE, new Seed(1))).isEqualTo(new Accuracy(3, 5));
    assertThat(Accuracy.measure(MODEL, FIVE, batch)).isEqualTo(new Accuracy(3, 5));
  }

  @Test
  void aRecipeThatMirrorsEverythingTurnsTheVerdictRound() {
    Recipe negate = (_, x, _, _) -> x.map((_, row) -> row.times(-1));
    // The tie of the fourth stays right; of the others two were right and one is now.
    assertThat(Judge.prepared(negate, 3).judge(MODEL, FIVE.subList(0, 4), new Seed(1)))
        .isEqualTo(new Accuracy(2, 4));
  }

  @Test
  void theRecipeAttacksTheModelThatIsJudgedWithTheTrueLabels() {
    List<Integer> labels = new ArrayList<>();
    Recipe spy =
        (current, x, truth, _) -> {
          assertThat(current).isSameAs(MODEL);
          for (int label : truth) {
            labels.add(label);
          }
          return x;
        };
    Judge.prepared(spy, 2).judge(MODEL, FIVE, new Seed(1));
    assertThat(labels).containsExactly(0, 1, 1, 0, 0);
  }

  @Test
  void everyBatchHasItsOwnSeedAndTheSameOneNextTime() {
    List<Seed> seeds = new ArrayList<>();
    Recipe spy =
        (_, x, _, seed) -> {
          seeds.add(seed);
          return x;
        };
    Judge judge = Judge.prepared(spy, 2);
    judge.judge(MODEL, FIVE, new Seed(8));
    assertThat(new HashSet<>(seeds)).hasSize(3);
    judge.judge(MODEL, FIVE, new Seed(8));
    assertThat(seeds.subList(3, 6)).isEqualTo(seeds.subList(0, 3));
    judge.judge(MODEL, FIVE, new Seed(9));
    assertThat(seeds.subList(6, 9)).doesNotContainAnyElementsOf(seeds.subList(0, 3));
  }
}
