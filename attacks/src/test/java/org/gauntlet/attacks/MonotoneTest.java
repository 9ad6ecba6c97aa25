package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Law 7: more steps, restarts, draws or budget never fool fewer; no budget fools nobody. */
class MonotoneTest {
  private static final Toys.Smooth MODEL = Toys.smooth(12, 4, new Seed(8));
  private static final List<Case> CASES = Toys.cases(MODEL, 24, new Seed(9));
  private static final StepSize STEP = new StepSize.Relative(0.15f);

  /** Steps of up to three budgets overshoot: what they once fooled must not be lost. */
  @Property(tries = 60)
  void moreStepsKeepWhatFewerFool(
      @ForAll Norm norm,
      @ForAll Start start,
      @ForAll @FloatRange(min = 0.1f, max = 3) float stride,
      @ForAll @IntRange(min = 1, max = 12) int steps,
      @ForAll @IntRange(min = 1, max = 12) int more,
      @ForAll long seed) {
    Threat threat = tight(norm);
    StepSize step = new StepSize.Relative(stride);
    Pgd shorter = new Pgd(steps, step, start, Loss.CROSS_ENTROPY);
    Pgd longer = new Pgd(steps + more, step, start, Loss.CROSS_ENTROPY);
    keeps(shorter, longer, threat, seed);
  }

  @Property(tries = 60)
  void moreRestartsKeepWhatFewerFool(
      @ForAll Norm norm,
      @ForAll @IntRange(min = 1, max = 4) int restarts,
      @ForAll @IntRange(min = 1, max = 4) int more,
      @ForAll long seed) {
    Threat threat = tight(norm);
    Pgd pgd = new Pgd(3, STEP, Start.RANDOM, Loss.MARGIN);
    keeps(
        new Restarts<>(restarts, Loss.MARGIN, pgd),
        new Restarts<>(restarts + more, Loss.MARGIN, pgd),
        threat,
        seed);
  }

  @Property(tries = 60)
  void moreDrawsKeepWhatFewerFool(
      @ForAll Norm norm, @ForAll @IntRange(min = 1, max = 20) int draws, @ForAll long seed) {
    keeps(new UniformNoise(draws), new UniformNoise(draws + 15), tight(norm), seed);
  }

  /** On a model without local optima, also for a single attack. */
  @Property(tries = 60)
  void moreBudgetKeepsWhatLessFools(
      @ForAll("climbers") String words, @ForAll Norm norm, @ForAll long seed) {
    Domain wide = new Domain(Shape.of(12), -1000, 1000, 2);
    Toys.Linear model = Toys.linear(wide, 2, 1, new Seed(seed));
    List<Case> cases = Toys.cases(model, 12, new Seed(seed).child("cases"));
    Laws.Subject<?> climber = Laws.Subject.of(Attacks.parse(words), model);
    NormBall smaller = new NormBall(norm, 0);
    for (float epsilon : new float[] {0.05f, 0.1f, 0.3f, 1}) {
      NormBall larger = new NormBall(norm, epsilon);
      assertThat(Laws.fooled(climber, larger, cases, new Seed(1)))
          .containsAll(Laws.fooled(climber, smaller, cases, new Seed(1)));
      smaller = larger;
    }
  }

  @Provide
  Arbitrary<String> climbers() {
    return Arbitraries.of("fgsm", "bim", "pgd:start=origin", "fgsm:loss=margin");
  }

  @Property(tries = 20)
  void withoutABudgetTheCandidateIsTheOriginal(@ForAll Norm norm, @ForAll Attacks attack) {
    List<Tensor> candidates = perturb(Attacks.of(attack.defaults()), new NormBall(norm, 0));
    assertThat(candidates).isEqualTo(CASES.stream().map(Case::original).toList());
  }

  private static <V extends Victim> List<Tensor> perturb(NamedAttack<V> named, Threat threat) {
    return Toys.perturb(named.onto(MODEL), named.attack(), threat, CASES, new Seed(1));
  }

  private static Threat tight(Norm norm) {
    return new NormBall(
        norm,
        switch (norm) {
          case L1 -> 0.3f;
          case L2 -> 0.15f;
          case LINF -> 0.06f;
        });
  }

  private static void keeps(
      Attack<? super Victim.Gradients> weaker,
      Attack<? super Victim.Gradients> stronger,
      Threat threat,
      long seed) {
    Access<Victim.Gradients> access = new Access.Gradients(MODEL);
    Laws.atLeast(
        new Laws.Subject<>(access, weaker),
        new Laws.Subject<>(access, stronger),
        threat,
        CASES,
        new Seed(seed));
  }
}
