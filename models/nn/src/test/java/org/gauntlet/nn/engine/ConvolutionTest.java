package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
  /** A row of pixels under a row of taps, without bias. */
  private static Tiny line(int pixels, Span span, float... weight) {
    Window window = new Window(new Span(1, 1, 0, 0, 1), span);
    return Tiny.of(Shape.of(1, 1, pixels), new Conv2d(1, window, 1, false))
        .with("op.weight", weight);
  }

  @Test
  void doesNotFlipItsWeights() {
    Tiny conv =
        Tiny.of(Shape.of(1, 2, 2), Conv2d.of(1, 2, 1, 0))
            .with("op.weight", 1, 10, 100, 1000)
            .with("op.bias", 0.5f);
    assertThat(conv.forward(1, 2, 3, 4)).containsExactly(4321.5f);
    assertThat(conv.pull(new float[4], 2)).containsExactly(2, 20, 200, 2000);
  }

  @Test
  void paddingIsZero() {
    Tiny conv = line(2, new Span(3, 1, 1, 1, 1), 1, 10, 100);
    assertThat(conv.forward(3, 4)).containsExactly(430, 43);
    assertThat(conv.pull(new float[2], 1, 2)).containsExactly(12, 120);
  }

  @Test
  void paddingIsLeftOutEvenWhereWeightsAreInfinite() {
    Tiny conv = line(2, new Span(2, 1, 1, 0, 1), Float.POSITIVE_INFINITY, 1);
    assertThat(conv.forward(3, 4)).containsExactly(3, Float.POSITIVE_INFINITY);
  }

  @Test
  void aWindowInThePaddingAnswersItsBias() {
    Tiny conv =
        Tiny.of(Shape.of(1, 1, 1), Conv2d.of(1, 1, 1, 1))
            .with("op.weight", 7)
            .with("op.bias", 0.25f);
    float edge = 0.25f;
    assertThat(conv.forward(2))
        .containsExactly(edge, edge, edge, edge, 14.25f, edge, edge, edge, edge);
    assertThat(conv.pull(new float[1], 9, 9, 9, 9, 1, 9, 9, 9, 9)).containsExactly(7);
  }

  @Test
  void aStrideMaySkipPixels() {
    Tiny conv = line(5, new Span(1, 3, 0, 0, 1), 2);
    assertThat(conv.forward(1, Float.NaN, Float.NaN, 4, Float.NaN)).containsExactly(2, 8);
    assertThat(conv.pull(new float[5], 3, 5)).containsExactly(6, 0, 0, 10, 0);
  }

  @Test
  void dilationSpreadsTheTaps() {
    Tiny conv = line(5, new Span(2, 1, 0, 0, 3), 1, 10);
    assertThat(conv.forward(1, 2, 3, 4, 5)).containsExactly(41, 52);
    assertThat(conv.pull(new float[5], 1, 2)).containsExactly(1, 2, 0, 10, 20);
  }

  @Test
  void unevenPaddingShiftsTheWindow() {
    assertThat(line(3, new Span(2, 1, 1, 0, 1), 1, 10).forward(1, 2, 3))
        .containsExactly(10, 21, 32);
    assertThat(line(3, new Span(2, 1, 0, 1, 1), 1, 10).forward(1, 2, 3)).containsExactly(21, 32, 3);
  }

  @Test
  void groupsDoNotSeeEachOther() {
    Conv2d grouped = new Conv2d(4, Window.of(1, 1, 0), 2, false);
    Tiny conv = Tiny.of(Shape.of(4, 1, 1), grouped).with("op.weight", 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(conv.forward(1, 10, 100, 1000)).containsExactly(21, 43, 6500, 8700);
    assertThat(conv.pull(new float[4], 1, 10, 100, 1000)).containsExactly(31, 42, 7500, 8600);
  }

  @Test
  void depthwiseIsOneWeightForEachChannel() {
    Conv2d depthwise = new Conv2d(3, Window.of(1, 1, 0), 3, true);
    Tiny conv =
        Tiny.of(Shape.of(3, 1, 1), depthwise).with("op.weight", 2, 3, 4).with("op.bias", 0, 1, 2);
    assertThat(conv.forward(1, 1, Float.POSITIVE_INFINITY))
        .containsExactly(2, 4, Float.POSITIVE_INFINITY);
  }

  @Test
  void elevenChannelsOverlapTheirBlocksWithoutHarm() {
    Tiny conv = Tiny.of(Shape.of(1, 1, 1), Conv2d.of(11, 1, 1, 0));
    float[] weight = new float[11];
    float[] bias = new float[11];
    float[] expected = new float[11];
    for (int k = 0; k < 11; k++) {
      weight[k] = k + 1;
      bias[k] = 100 * k;
      expected[k] = 2 * (k + 1) + 100 * k;
    }
    conv = conv.with("op.weight", weight).with("op.bias", bias);
    assertThat(conv.forward(2)).isEqualTo(expected);
    float[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(conv.pull(new float[1], ones)).containsExactly(66);
  }

  @Test
  void refusesAWindowLargerThanThePlane() {
    assertThatThrownBy(() -> Tiny.of(Shape.of(1, 3, 3), Conv2d.of(1, 5, 1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("node 'op': ")
        .hasMessageEndingWith("spans 5 pixels and does not fit 3");
    assertThat(Tiny.of(Shape.of(1, 3, 3), Conv2d.of(2, 5, 1, 1)).forward(new float[9])).hasSize(2);
  }

  @Test
  void refusesGroupsThatDoNotDivide() {
    assertThatThrownBy(() -> new Conv2d(3, Window.of(1, 1, 0), 2, true))
        .hasMessage("channels must be a multiple of groups, got 3 and 2");
    Conv2d two = new Conv2d(4, Window.of(1, 1, 0), 2, true);
    assertThatThrownBy(() -> Tiny.of(Shape.of(3, 1, 1), two))
        .hasMessageEndingWith("takes a multiple of 2 channels, got (3, 1, 1)");
  }
}
