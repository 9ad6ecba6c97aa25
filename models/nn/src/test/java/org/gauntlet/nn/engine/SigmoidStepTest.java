package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Sigmoid;
import org.junit.jupiter.api.Test;

class SigmoidStepTest {
  private final Tiny sigmoid = Tiny.of(Shape.of(3), new Sigmoid());

  @Test
  void halvesAtZeroWithSlopeAQuarter() {
    assertThat(sigmoid.forward(0, -0f, 0)).containsOnly(0.5f);
    assertThat(sigmoid.pull(new float[3], 4, -8, 1)).containsExactly(1, -2, 0.25f);
  }

  @Test
  void oddsAreTheExponential() {
    float[] y = sigmoid.forward((float) Math.log(3), (float) -Math.log(3), 20);
    assertThat(y[0]).isCloseTo(0.75f, within(1e-6f));
    assertThat(y[1]).isCloseTo(0.25f, within(1e-6f));
    assertThat(y[2]).isBetween(0.999999f, 1f);
  }

  @Test
  void theSlopeIsTheProductOfBothChances() {
    float[] pulled = sigmoid.pull(new float[] {(float) Math.log(3), -2, 1000}, 16, 0, 5);
    assertThat(pulled[0]).isCloseTo(3, within(1e-5f));
    assertThat(pulled[1]).isZero();
    assertThat(pulled[2]).isZero();
  }

  @Test
  void whatIsNoNumberIsNotHidden() {
    float[] x = {Float.NaN, 0, Float.POSITIVE_INFINITY};
    float[] y = sigmoid.forward(x);
    assertThat(y[0]).isNaN();
    assertThat(y[1]).isEqualTo(0.5f);
    assertThat(y[2]).isOne();
    assertThat(sigmoid.pull(x, 1, 1, 1)[0]).isNaN();
  }
}
