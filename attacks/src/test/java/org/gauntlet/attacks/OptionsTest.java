package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What attacks are built of: goals, cases, costs, step sizes and options refuse nonsense. */
class OptionsTest {
  @ParameterizedTest
  @CsvSource({
    "0.01, 0.01, 0.01",
    "8/255, 0.03137255, 8/255",
    "0.025eps, 0.0075, 0.025eps",
    "1/30eps, 0.01, 1/30eps",
    "2eps, 0.6, 2.0eps",
  })
  void stepsAreLengthsOrSharesOfTheBudget(String words, float length, String canonical) {
    StepSize step = StepSize.parse(words);
    NormBall threat = new NormBall(Norm.LINF, 0.3f);
    assertThat(Math.abs(step.in(threat) - length)).isLessThan(1e-8f);
    assertThat(step).hasToString(canonical).isEqualTo(StepSize.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
  void stepsThatLeadNowhereAreRefused(float length) {
    assertThatThrownBy(() -> new StepSize.Absolute(length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step must be > 0 and finite, got " + length);
    assertThatThrownBy(() -> new StepSize.Relative(length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step must be > 0 and finite, got " + length);
  }

  @Test
  void countsBelowOneAreRefused() {
    StepSize step = new StepSize.Absolute(1);
    assertThatThrownBy(() -> new Pgd(0, step, Start.RANDOM, Loss.MARGIN))
        .hasMessage("steps must be >= 1, got 0");
    assertThatThrownBy(() -> new Restarts<>(0, Loss.MARGIN, new Fgsm(Loss.MARGIN)))
        .hasMessage("restarts must be >= 1, got 0");
    assertThatThrownBy(() -> new UniformNoise(-3)).hasMessage("draws must be >= 1, got -3");
  }

  @Test
  void goalsKnowWhatEndsAnAttack() {
    assertThat(new Goal.Avoid(2).reachedBy(2)).isFalse();
    assertThat(new Goal.Avoid(2).reachedBy(1)).isTrue();
    assertThat(new Goal.Reach(2, 0).reachedBy(0)).isTrue();
    assertThat(new Goal.Reach(2, 0).reachedBy(1)).isFalse();
    assertThat(new Goal.Climb(2).reachedBy(1)).isFalse();
    assertThatThrownBy(() -> new Goal.Reach(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("target must differ from the true class, both are 1");
  }

  @Test
  void costsAddUp() {
    assertThat(Cost.NONE.plus(new Cost(3, 2)).plus(new Cost(1, 0))).isEqualTo(new Cost(4, 2));
  }

  @Test
  void casesNeedANameAndStayInTheDomain() {
    Tensor x = Tensor.filled(Shape.of(2), 0.5f);
    assertThatThrownBy(() -> new Case("", x, new Goal.Avoid(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id must not be empty");
    assertThat(new Case("a", x, new Goal.Reach(1, 2)).flaw(Toys.box(2, 3))).isEmpty();
    assertThat(new Case("a", x, new Goal.Reach(3, 2)).flaw(Toys.box(2, 3)))
        .contains("the goal names class 3 of 3");
    assertThat(new Case("a", x, new Goal.Climb(5)).flaw(Toys.box(2, 3)))
        .contains("the goal names class 5 of 3");
    assertThat(new Case("a", x, new Goal.Avoid(0)).flaw(Toys.box(3, 3)))
        .contains("the original is of shape (2), expected (3)");
  }

  /** Two starts of one seed are one point, of two seeds two, and the origin is the original. */
  @ParameterizedTest
  @EnumSource
  void startsAreThoseTheirNamesSay(Norm norm) {
    Toys.Smooth model = Toys.smooth(8, 3, new Seed(1));
    Case of = Toys.cases(model, 1, new Seed(2)).getFirst();
    NormBall threat = new NormBall(norm, 0.2f);
    Attack<Victim> starts =
        (victim, ball, seed) -> {
          assertThat(Start.ORIGIN.point(victim, ball, seed)).isEqualTo(of.original());
          Tensor x = Start.RANDOM.point(victim, ball, seed);
          assertThat(Start.RANDOM.point(victim, ball, seed)).isEqualTo(x);
          assertThat(Start.RANDOM.point(victim, ball, seed.child(1))).isNotEqualTo(x);
          return x;
        };
    Tensor x =
        Toys.perturb(new Access.Labels(model), starts, threat, List.of(of), new Seed(3)).getFirst();
    assertThat(threat.allows(of.original(), x, model.domain())).isTrue();
    assertThat(x).isNotEqualTo(of.original());
  }
}
