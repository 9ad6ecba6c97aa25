package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.nn.graph.Span;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void aWindowWithoutPaddingSeesAllItsTaps() {
    Axis axis = Axis.windows(new Span(2, 2, 0, 0, 1), 5);
    assertThat(axis.extent()).isEqualTo(5);
    assertThat(axis.positions())
        .containsExactly(
            new Axis.Position(0, List.of(0, 1), List.of(0, 1)),
            new Axis.Position(2, List.of(0, 1), List.of(0, 1)));
  }

  @Test
  void paddingIsLeftOut() {
    Axis axis = Axis.windows(new Span(3, 1, 1, 1, 1), 2);
    assertThat(axis.positions())
        .containsExactly(
            new Axis.Position(0, List.of(1, 2), List.of(0, 1)),
            new Axis.Position(1, List.of(0, 1), List.of(-1, 0)));
  }

  @Test
  void aWindowMayLieInThePaddingAltogether() {
    Axis axis = Axis.windows(new Span(1, 1, 1, 2, 1), 1);
    assertThat(axis.size()).isEqualTo(4);
    assertThat(axis.positions())
        .map(position -> position.taps().size())
        .containsExactly(0, 1, 0, 0);
  }

  @Test
  void dilationSpreadsTheTaps() {
    Axis axis = Axis.windows(new Span(3, 1, 0, 0, 2), 6);
    assertThat(axis.size()).isEqualTo(2);
    assertThat(List.of(axis.seen(1, 0), axis.seen(1, 1), axis.seen(1, 2))).containsExactly(1, 3, 5);
  }

  @Test
  void pixelsKnowTheWindowsAboveThem() {
    Axis axis = Axis.pixels(new Span(2, 1, 0, 0, 1), 3);
    assertThat(axis.extent()).isEqualTo(2);
    assertThat(axis.seen(0, 0)).isZero();
    assertThat(axis.seen(0, 1)).isNegative();
    assertThat(List.of(axis.seen(1, 0), axis.seen(1, 1))).containsExactly(1, 0);
    assertThat(axis.seen(2, 0)).isNegative();
    assertThat(axis.seen(2, 1)).isOne();
  }

  @Test
  void pixelsThatAStrideSkipsAreUnderNoWindow() {
    Axis axis = Axis.pixels(new Span(1, 3, 0, 0, 1), 5);
    assertThat(axis.positions())
        .map(position -> position.taps().size())
        .containsExactly(1, 0, 0, 1, 0);
    assertThat(axis.seen(3, 0)).isOne();
  }

  @Test
  void positionsAreAlikeWhereTheirTapsAreWhereverTheyLie() {
    Axis axis = Axis.windows(new Span(3, 1, 1, 1, 1), 5);
    List<Axis.Position> at = axis.positions();
    assertThat(at.get(1).alike(at.get(3))).isTrue();
    assertThat(at.get(0).alike(at.get(1))).isFalse();
    assertThat(at.get(0).alike(at.get(4))).isFalse();
  }

  @Test
  void refusesAWindowThatDoesNotFit() {
    Span span = new Span(4, 1, 0, 0, 1);
    assertThatThrownBy(() -> Axis.windows(span, 3)).hasMessageContaining("does not fit 3");
    assertThatThrownBy(() -> Axis.pixels(span, 3)).hasMessageContaining("does not fit 3");
  }

  /** Window o sees pixel i through a tap exactly when pixel i sees window o through it. */
  @Property(tries = 200)
  void bothSidesSeeTheSamePairs(
      @ForAll @IntRange(min = 1, max = 4) int size,
      @ForAll @IntRange(min = 1, max = 4) int stride,
      @ForAll @IntRange(min = 0, max = 4) int before,
      @ForAll @IntRange(min = 0, max = 4) int after,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(min = 1, max = 9) int pixels) {
    Span span = new Span(size, stride, before, after, dilation);
    Assume.that(span.reach() <= pixels + before + after);
    Axis windows = Axis.windows(span, pixels);
    Axis back = Axis.pixels(span, pixels);
    assertThat(windows.size()).isEqualTo(back.extent());
    assertThat(back.size()).isEqualTo(windows.extent());
    for (int o = 0; o < windows.size(); o++) {
      for (int i = 0; i < pixels; i++) {
        for (int tap = 0; tap < size; tap++) {
          boolean under = i == o * stride + tap * dilation - before;
          assertThat(tapSees(windows, o, tap, i)).isEqualTo(under);
          assertThat(tapSees(back, i, tap, o)).isEqualTo(under);
        }
      }
    }
  }

  private static boolean tapSees(Axis axis, int position, int tap, int place) {
    return axis.positions().get(position).taps().contains(tap) && axis.seen(position, tap) == place;
  }
}
