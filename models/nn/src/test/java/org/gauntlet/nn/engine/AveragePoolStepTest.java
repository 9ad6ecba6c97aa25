package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;

class AveragePoolStepTest {
  private static Tiny pool(Shape input, Window window) {
    return Tiny.of(input, new AveragePool2d(window));
  }

  @Test
  void meansOfTwoByTwo() {
    Tiny pool = pool(Shape.of(1, 2, 4), Window.of(2, 2, 0));
    assertThat(pool.forward(1, 2, 3, 4, 5, 6, 7, 8)).containsExactly(3.5f, 5.5f);
    assertThat(pool.pull(new float[8], 4, -8)).containsExactly(1, 1, -2, -2, 1, 1, -2, -2);
  }

  @Test
  void paddingCountsAsZeros() {
    Tiny pool = pool(Shape.of(1, 2, 2), Window.of(2, 2, 1));
    assertThat(pool.forward(4, 8, 12, 16)).containsExactly(1, 2, 3, 4);
    assertThat(pool.pull(new float[4], 4, 8, 12, 16)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void overlapsAddUpOnTheWayBack() {
    Tiny pool = pool(Shape.of(1, 1, 4), new Window(single(), new Span(2, 1, 0, 0, 1)));
    assertThat(pool.forward(0, 2, 4, 10)).containsExactly(1, 3, 7);
    assertThat(pool.pull(new float[4], 2, 4, 6)).containsExactly(1, 3, 5, 3);
  }

  @Test
  void pixelsThatTheStrideSkipsAreNotSeen() {
    Tiny pool = pool(Shape.of(1, 1, 5), new Window(single(), new Span(1, 3, 0, 0, 1)));
    assertThat(pool.forward(1, Float.NaN, Float.NaN, 4, Float.NaN)).containsExactly(1, 4);
    assertThat(pool.pull(new float[5], 7, 9)).containsExactly(7, 0, 0, 9, 0);
  }

  @Test
  void dilatedTapsLeaveOutWhatLiesBetween() {
    Tiny pool = pool(Shape.of(1, 1, 4), new Window(single(), new Span(2, 1, 0, 0, 2)));
    assertThat(pool.forward(1, 2, 3, 4)).containsExactly(2, 3);
  }

  @Test
  void channelsKeepApart() {
    Tiny pool = pool(Shape.of(2, 1, 2), new Window(single(), new Span(2, 1, 0, 0, 1)));
    assertThat(pool.forward(1, 3, Float.POSITIVE_INFINITY, 0))
        .containsExactly(2, Float.POSITIVE_INFINITY);
  }

  @Test
  void refusesAWindowLargerThanThePlane() {
    assertThatThrownBy(() -> pool(Shape.of(1, 2, 2), Window.of(3, 1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spans 3 pixels and does not fit 2");
  }

  private static Span single() {
    return new Span(1, 1, 0, 0, 1);
  }
}
