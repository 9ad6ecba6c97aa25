package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class BoutTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final NormBall BALL = new NormBall(Norm.L2, 0.25f);
  private static final Example EXAMPLE =
      new Example("e", Tensor.of(Shape.of(3), 0.5f, 0.3f, 0.1f), 0);

  private static Verified verified(Attack<Victim> attack) {
    Suite.Entry<?> entry = Toys.labels("made up", MODEL, attack);
    return new Bout(MODEL, entry, BALL, new Seed(1), 4).run(List.of(EXAMPLE)).getFirst();
  }

  private static Verified returning(float... candidate) {
    Tensor tensor = Tensor.of(Shape.of(candidate.length), candidate);
    return verified((_, _, _) -> tensor);
  }

  @Test
  void a_candidate_that_fools_the_target_is_broken_and_measured() {
    Verified verified = returning(0.3f, 0.4f, 0.1f);
    assertThat(verified.broken()).isTrue();
    assertThat(verified.trial().label()).isEqualTo(1);
    assertThat(verified.trial().distance())
        .isEqualTo(Math.sqrt(sq(0.3f - (double) 0.5f) + sq(0.4f - (double) 0.3f)));
    assertThat(verified.trial().round()).isEqualTo(new Round(0.25f, "made up"));
    assertThat(verified.confidence()).isBetween(0.5, 1.0);
  }

  private static double sq(double x) {
    return x * x;
  }

  @Test
  void a_candidate_that_does_not_fool_stands_whatever_the_attack_says() {
    Verified verified = returning(0.5f, 0.45f, 0.1f);
    assertThat(verified.trial().outcome()).isEqualTo(Trial.Outcome.STANDS);
    assertThat(verified.trial().label()).isZero();
    assertThat(verified.candidate()).isPresent();
  }

  @Test
  void a_candidate_beyond_the_budget_the_domain_or_the_shape_is_an_error() {
    for (Verified cheat :
        List.of(
            returning(0.3f, 0.5f, 0.1f),
            returning(0.5f, 0.3f, -0.01f),
            returning(Float.NaN, 0.4f, 0.1f),
            returning(0.3f, 0.4f))) {
      assertThat(cheat.trial().outcome()).isEqualTo(Trial.Outcome.FAILED);
      assertThat(cheat.trial().reason()).isEqualTo(Trial.OUTSIDE);
      assertThat(cheat.candidate()).isEmpty();
    }
  }

  @Test
  void an_attack_that_throws_is_an_error_with_its_reason() {
    Verified failed =
        verified((victim, _, _) -> {
          victim.label(victim.original());
          throw new IllegalStateException("lost my way");
        });
    assertThat(failed.trial().outcome()).isEqualTo(Trial.Outcome.FAILED);
    assertThat(failed.trial().reason()).contains("lost my way");
    assertThat(failed.trial().forwards()).isEqualTo(1);
  }

  @Test
  void only_what_the_attack_asks_is_counted() {
    Verified verified =
        verified((victim, _, _) -> {
          victim.label(victim.original());
          victim.label(victim.original());
          return victim.original();
        });
    assertThat(verified.trial().forwards()).isEqualTo(2);
    assertThat(verified.trial().backwards()).isZero();
  }

  @Test
  void results_are_handed_over_at_most_a_width_at_a_time() {
    List<Integer> sizes = new ArrayList<>();
    new Bout(MODEL, Toys.lazy(MODEL), BALL, new Seed(1), 4)
        .run(Toys.examples(10), part -> sizes.add(part.size()));
    assertThat(sizes).containsExactly(4, 4, 2);
  }
}
