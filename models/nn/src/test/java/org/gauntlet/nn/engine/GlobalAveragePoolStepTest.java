package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.junit.jupiter.api.Test;

class GlobalAveragePoolStepTest {
  private final Tiny pool = Tiny.of(Shape.of(2, 2, 2), new GlobalAveragePool());

  @Test
  void theMeanOfEachChannel() {
    assertThat(pool.forward(1, 2, 3, 4, -8, 0, 0, 0)).containsExactly(2.5f, -2);
  }

  @Test
  void everyPixelTakesItsShare() {
    assertThat(pool.pull(new float[8], 4, -2))
        .containsExactly(1, 1, 1, 1, -0.5f, -0.5f, -0.5f, -0.5f);
  }

  @Test
  void aSinglePixelIsItsOwnMean() {
    Tiny single = Tiny.of(Shape.of(3, 1, 1), new GlobalAveragePool());
    assertThat(single.forward(0.1f, -0.2f, 7)).containsExactly(0.1f, -0.2f, 7);
    assertThat(single.pull(new float[3], 1, 2, 3)).containsExactly(1, 2, 3);
  }

  @Test
  void oneBadPixelSpoilsItsChannelAlone() {
    float[] y = pool.forward(1, Float.NaN, 3, 4, 1, Float.POSITIVE_INFINITY, 0, 0);
    assertThat(y[0]).isNaN();
    assertThat(y[1]).isEqualTo(Float.POSITIVE_INFINITY);
    float[] torn = {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0, 0, 1, 1, 1, 1};
    assertThat(pool.forward(torn)[0]).isNaN();
    assertThat(pool.forward(torn)[1]).isOne();
  }
}
