package org.gauntlet.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gauntlet.attacks.Fgsm;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.train.Recipe;
import org.junit.jupiter.api.Test;

class AdversarialTrainingTest {
  private static final Toy MODEL = new Toy();
  private static final NormBall THREAT = new NormBall(Norm.LINF, 0.25f);
  private static final List<String> RECIPES =
      List.of("fgsm-at:eps=0.25", "fast-at:eps=0.25", "pgd-at:eps=0.25,steps=5");

  @Property
  void everyRecipeStaysInsideTheThreatAndRaisesTheLoss(@ForAll long seed) {
    for (String words : RECIPES) {
      Batch x = inputs(seed, 6);
      int[] labels = {0, 1, 0, 1, 0, 1};
      Batch prepared = Recipes.parse(words).prepare(MODEL, x, labels, new Seed(seed));
      for (int i = 0; i < x.size(); i++) {
        assertThat(THREAT.allows(x.row(i), prepared.row(i), Toy.DOMAIN)).isTrue();
        assertThat(loss(prepared.row(i), labels[i]))
            .isGreaterThanOrEqualTo(loss(x.row(i), labels[i]));
      }
    }
  }

  /**
   * On a linear model one full step is the optimum, and an example that is already wrong is climbed
   * just the same.
   */
  @Property
  void climbsToTheOptimumAndNeverStopsEarly(@ForAll long seed) {
    Batch x = inputs(seed, 4);
    int[] wrong = IntStream.of(MODEL.labels(x)).map(label -> 1 - label).toArray();
    Batch prepared =
        new AdversarialTraining(new Fgsm(Loss.CROSS_ENTROPY), THREAT)
            .prepare(MODEL, x, wrong, new Seed(seed));
    for (int i = 0; i < x.size(); i++) {
      float away = wrong[i] == 0 ? -0.25f : 0.25f;
      Tensor optimum = Toy.DOMAIN.clamp(x.row(i).plus(Toy.WEIGHTS.map(w -> away * Math.signum(w))));
      assertThat(THREAT.distance(optimum, prepared.row(i))).isLessThan(1e-6);
    }
  }

  @Property
  void sameSeedSameBitsAndAnotherSeedAnotherStart(@ForAll long seed) {
    Recipe recipe = Recipes.parse("fast-at:eps=0.25,step=0.01");
    Batch x = inputs(seed, 3);
    int[] labels = {0, 1, 0};
    Batch once = recipe.prepare(MODEL, x, labels, new Seed(seed));
    assertThat(recipe.prepare(MODEL, x, labels, new Seed(seed))).isEqualTo(once);
    assertThat(recipe.prepare(MODEL, x, labels, new Seed(seed + 1))).isNotEqualTo(once);
  }

  private static double loss(Tensor x, int label) {
    return Loss.CROSS_ENTROPY.value(MODEL.scores(Batch.of(x)).row(0), new Goal.Climb(label));
  }

  private static Batch inputs(long seed, int rows) {
    return Batch.of(
        IntStream.range(0, rows)
            .mapToObj(i -> new Seed(seed).child(i).open().uniform(Toy.DOMAIN.input(), 0, 1))
            .toList());
  }

  /**
   * What keeps "fast" from collapsing: from the domain's edge its results spread over the budget,
   * where FGSM's are extreme.
   */
  @Test
  void fastTrainingSpreadsOverTheBudgetAtTheEdgeOfTheDomain() {
    Batch black = Batch.of(Tensor.filled(Toy.DOMAIN.input(), 0));
    int[] wrongSide = {MODEL.labels(black)[0]};
    List<Float> reached =
        IntStream.range(0, 200)
            .mapToObj(i ->
                Recipes.parse("fast-at:eps=0.2")
                    .prepare(MODEL, black, wrongSide, new Seed(i))
                    .at(0, 0))
            .toList();
    assertThat(reached).allMatch(v -> v >= 0 && v <= 0.2f);
    assertThat(reached.stream().filter(v -> v > 0.01f && v < 0.19f).count()).isGreaterThan(40);
  }
}
