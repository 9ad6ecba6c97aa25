package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks that search must beat chance by far; ones that do not are told apart. */
class StrengthTest {
  private static final Toys.Smooth MODEL = Toys.smooth(100, 5, new Seed(11));
  private static final List<Case> CASES = Toys.cases(MODEL, 60, new Seed(12));
  private static final Access<Victim.Gradients> ACCESS = new Access.Gradients(MODEL);

  @ParameterizedTest
  @EnumSource
  void pgdBeatsAThousandRandomPointsAndOneStep(Norm norm) {
    Pgd pgd = new Pgd(40, new StepSize.Relative(0.1f), Start.RANDOM, Loss.CROSS_ENTROPY);
    int searched = fooled(new Restarts<>(3, Loss.CROSS_ENTROPY, pgd), norm);
    assertThat(beatsChance(searched, norm)).isTrue();
    assertThat(searched).isGreaterThan(fooled(new Fgsm(Loss.CROSS_ENTROPY), norm));
    assertThat(searched).isGreaterThanOrEqualTo(CASES.size() / 2);
  }

  @ParameterizedTest
  @EnumSource
  void fgsmBeatsAThousandRandomPoints(Norm norm) {
    assertThat(beatsChance(fooled(new Fgsm(Loss.MARGIN), norm), norm)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void attacksThatDoNotSearchAreToldApart(Norm norm) {
    Attack<Victim.Gradients> idle = (victim, threat, seed) -> victim.original();
    Attack<Victim.Gradients> backwards =
        (victim, threat, seed) -> {
          Tensor x = victim.original();
          Tensor down = victim.slope(x, Loss.MARGIN).gradient().times(-1);
          Tensor moved = threat.ascend(x, down, threat.epsilon(), victim.domain());
          return threat.project(x, moved, victim.domain());
        };
    assertThat(beatsChance(fooled(idle, norm), norm)).isFalse();
    assertThat(beatsChance(fooled(backwards, norm), norm)).isFalse();
    assertThat(fooled(idle, norm)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void everyLossReachesTargets(Loss loss) {
    List<Case> targeted = new ArrayList<>();
    for (Case of : CASES) {
      int truth = of.goal().truth();
      targeted.add(new Case(of.id(), of.original(), new Goal.Reach(truth, (truth + 1) % 5)));
    }
    Pgd pgd = new Pgd(60, new StepSize.Relative(0.1f), Start.RANDOM, loss);
    NormBall threat = new NormBall(Norm.LINF, 0.2f);
    assertThat(Toys.fooled(ACCESS, pgd, threat, targeted, new Seed(13)))
        .isGreaterThanOrEqualTo(CASES.size() * 4 / 5);
    assertThat(Toys.fooled(ACCESS, new UniformNoise(100), threat, targeted, new Seed(13)))
        .isLessThan(CASES.size() / 3);
  }

  private static boolean beatsChance(int fooled, Norm norm) {
    return fooled >= fooled(new UniformNoise(1000), norm) + CASES.size() / 6;
  }

  private static int fooled(Attack<? super Victim.Gradients> attack, Norm norm) {
    return Toys.fooled(ACCESS, attack, budget(norm), CASES, new Seed(13));
  }

  private static NormBall budget(Norm norm) {
    return new NormBall(
        norm,
        switch (norm) {
          case L1 -> 0.6f;
          case L2 -> 0.2f;
          case LINF -> 0.045f;
        });
  }
}
