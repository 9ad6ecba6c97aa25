package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxPoolStepTest {
  private static Tiny pool(Shape input, Window window) {
    return Tiny.of(input, new MaxPool2d(window));
  }

  @Test
  void theLargestUnderEachWindow() {
    Tiny pool = pool(Shape.of(1, 2, 4), Window.of(2, 2, 0));
    float[] x = {1, -2, 3, 9, 0, 4, -7, 8};
    assertThat(pool.forward(x)).containsExactly(4, 9);
    assertThat(pool.pull(x, 5, 6)).containsExactly(0, 0, 0, 6, 0, 5, 0, 0);
  }

  /** The place, in row-major order, of the pixel that a two by two window teaches. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 0",
    "0, 1, 1, 1, 1",
    "0, 0, 1, 1, 2",
    "0, 0, 0, 1, 3",
    "0, 1, 1, 0, 1",
    "-0, 0, 0, 0, 0",
    "0, -0, -0, -0, 0",
    "-Infinity, -3, -3, -4, 1",
    "2, Infinity, 9, Infinity, 1"
  })
  void theFirstOfEqualsInRowMajorOrderTakesTheGradient(
      float a, float b, float c, float d, int winner) {
    float[] pulled = pool(Shape.of(1, 2, 2), Window.of(2, 1, 0)).pull(new float[] {a, b, c, d}, 3);
    float[] expected = new float[4];
    expected[winner] = 3;
    assertThat(pulled).isEqualTo(expected);
  }

  @Test
  void paddingNeverWins() {
    Tiny pool = pool(Shape.of(1, 2, 2), Window.of(2, 2, 1));
    float[] x = {-1, -2, -3, -4};
    assertThat(pool.forward(x)).containsExactly(-1, -2, -3, -4);
    assertThat(pool.pull(x, 1, 2, 3, 4)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aPixelThatWinsTwiceIsTaughtTwice() {
    Tiny pool = pool(Shape.of(1, 3, 3), Window.of(2, 1, 0));
    float[] x = {0, 0, 0, 0, 9, 0, 0, 0, 0};
    assertThat(pool.forward(x)).containsExactly(9, 9, 9, 9);
    assertThat(pool.pull(x, 1, 10, 100, 1000)).containsExactly(0, 0, 0, 0, 1111, 0, 0, 0, 0);
  }

  @Test
  void aNumberThatIsNoneIsNotHidden() {
    Tiny pool = pool(Shape.of(1, 2, 2), Window.of(2, 1, 0));
    assertThat(pool.forward(1, Float.NaN, 5, 2)[0]).isNaN();
    assertThat(pool.forward(1, 2, 3, Float.NaN)[0]).isNaN();
  }

  @Test
  void minusInfinityIsANumberLikeOthers() {
    float least = Float.NEGATIVE_INFINITY;
    Tiny pool = pool(Shape.of(1, 2, 2), Window.of(2, 1, 0));
    float[] x = {least, least, least, least};
    assertThat(pool.forward(x)).containsExactly(least);
    assertThat(pool.pull(x, 2)).containsExactly(2, 0, 0, 0);
  }

  @Test
  void channelsKeepApart() {
    Tiny pool = pool(Shape.of(2, 2, 2), Window.of(2, 1, 0));
    float[] x = {1, 2, 3, 4, 8, 7, 6, 5};
    assertThat(pool.forward(x)).containsExactly(4, 8);
    assertThat(pool.pull(x, 1, 2)).containsExactly(0, 0, 0, 1, 2, 0, 0, 0);
  }

  @Test
  void refusesWindowsThatSeeNoPixelOrDoNotFit() {
    assertThatThrownBy(() -> pool(Shape.of(1, 2, 2), Window.of(3, 1, 0)))
        .hasMessageContaining("spans 3 pixels and does not fit 2");
    assertThatThrownBy(() -> pool(Shape.of(1, 4, 4), Window.of(2, 1, 2)))
        .hasMessageStartingWith("padding must be smaller than the window");
  }
}
