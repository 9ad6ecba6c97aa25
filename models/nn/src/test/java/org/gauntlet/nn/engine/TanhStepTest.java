package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Tanh;
import org.junit.jupiter.api.Test;

class TanhStepTest {
  private final Tiny tanh = Tiny.of(Shape.of(3), new Tanh());

  @Test
  void isTheIdentityNearZero() {
    assertThat(tanh.forward(1e-20f, -1e-5f, 0)).containsExactly(1e-20f, -1e-5f, 0);
    assertThat(tanh.pull(new float[] {1e-20f, -1e-5f, 0}, 3, -4, 5)).containsExactly(3, -4, 5);
  }

  @Test
  void knownValuesAndSlopes() {
    float x = (float) (Math.log(3) / 2);
    assertThat(tanh.forward(x, -x, 50)[0]).isCloseTo(0.5f, within(1e-6f));
    assertThat(tanh.forward(x, -x, 50)[1]).isCloseTo(-0.5f, within(1e-6f));
    float[] pulled = tanh.pull(new float[] {x, -x, 50}, 4, 8, 9);
    assertThat(pulled[0]).isCloseTo(3, within(1e-5f));
    assertThat(pulled[1]).isCloseTo(6, within(1e-5f));
    assertThat(pulled[2]).isZero();
  }

  @Test
  void saturatesAtBothEnds() {
    float[] y = tanh.forward(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN);
    assertThat(y[0]).isOne();
    assertThat(y[1]).isEqualTo(-1);
    assertThat(y[2]).isNaN();
  }
}
