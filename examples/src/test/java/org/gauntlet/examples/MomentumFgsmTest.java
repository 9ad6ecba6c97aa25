package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumFgsmTest {
  private static final NormBall BALL = new NormBall(Norm.LINF, 0.25f);
  private static final Tensor GREY = x(0.5f, 0.5f, 0.5f);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void alongOneGradientItWalksToTheCornerOfTheBall(int steps) {
    Tensor[] gradients = new Tensor[steps];
    Arrays.fill(gradients, x(2, -1, 0));
    ScriptedVictim victim = ScriptedVictim.of(GREY, at -> -1f, gradients);
    assertThat(perturb(victim, steps, 1)).isEqualTo(x(0.75f, 0.25f, 0.5f));
    assertThat(victim.asked()).as("one gradient a step").hasSize(steps);
  }

  /**
   * By hand: (3, 1) has the unit (0.75, 0.25) and (-1, 1) the unit (-0.5, 0.5). The first step goes
   * up twice; the second follows decay (0.75, 0.25) + (-0.5, 0.5), whose first part is positive for
   * decay 1 and negative for decay 0.5 and 0.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.75", "0.5, 0.5", "0, 0.5"})
  void theDecaySaysHowLongAGradientIsRemembered(float decay, float expected) {
    for (float scale : new float[] {1, 1024}) {
      ScriptedVictim victim =
          ScriptedVictim.of(GREY, at -> -1f, x(3, 1, 0).times(scale), x(-1, 1, 0).times(1 / scale));
      assertThat(perturb(victim, 2, decay))
          .as("gradients count by their direction, not their length")
          .isEqualTo(x(expected, 0.75f, 0.5f));
    }
  }

  @Test
  void aZeroGradientMovesNothing() {
    Tensor zero = x(0, 0, 0);
    ScriptedVictim victim = ScriptedVictim.of(GREY, at -> -1f, zero, zero, zero);
    assertThat(perturb(victim, 3, 1)).isEqualTo(GREY);
  }

  @Test
  void aZeroGradientForgetsNothing() {
    ScriptedVictim victim = ScriptedVictim.of(GREY, at -> -1f, x(1, 0, 0), x(0, 0, 0));
    assertThat(perturb(victim, 2, 0.5f)).isEqualTo(x(0.75f, 0.5f, 0.5f));
  }

  @Test
  void whatFoolsAlreadyIsLeftAlone() {
    ScriptedVictim victim = ScriptedVictim.of(GREY, at -> 1f, x(1, 1, 1));
    assertThat(perturb(victim, 1, 1)).isSameAs(GREY);
  }

  @Test
  void stopsAtTheFirstIterateThatFools() {
    Tensor up = x(1, 1, 1);
    ScriptedVictim victim =
        ScriptedVictim.of(GREY, at -> at.at(0) - 0.6f, up, up, up, up, up, up, up, up);
    assertThat(perturb(victim, 8, 1))
        .as("0.5 and four steps of 1/32 are the first above 0.6")
        .isEqualTo(x(0.625f, 0.625f, 0.625f));
    assertThat(victim.asked()).hasSize(5);
  }

  @Test
  void staysInTheDomain() {
    Tensor edge = x(0.9375f, 0.0625f, 0.5f);
    ScriptedVictim victim =
        ScriptedVictim.of(edge, at -> -1f, x(1, -1, 1), x(1, -1, 1), x(1, -1, 1));
    Tensor found = perturb(victim, 3, 1);
    assertThat(BALL.allows(edge, found, victim.domain())).isTrue();
    assertThat(found.at(0)).isEqualTo(1f);
    assertThat(found.at(1)).isEqualTo(0f);
  }

  private static Tensor perturb(ScriptedVictim victim, int steps, float decay) {
    return new MomentumFgsm(steps, decay).perturb(victim, BALL, new Seed(1));
  }

  private static Tensor x(float... values) {
    return Tensor.of(Shape.of(values.length), values);
  }
}
