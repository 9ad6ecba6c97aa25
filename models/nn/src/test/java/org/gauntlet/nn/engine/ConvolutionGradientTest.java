package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionGradientTest {
  private static final Span ONE = new Span(1, 1, 0, 0, 1);

  @Test
  void aTapLearnsFromThePixelsUnderIt() {
    Tiny conv = Tiny.of(Shape.of(1, 2, 2), Conv2d.of(1, 2, 1, 0));
    Tiny.Pass pass = conv.teach(new float[][] {{1, 2, 3, 4}}, new float[][] {{10}});
    assertThat(pass.gradient("op.weight")).containsExactly(10, 20, 30, 40);
    assertThat(pass.gradient("op.bias")).containsExactly(10);
  }

  @Test
  void sumsOverPixelsAndRows() {
    Tiny conv =
        Tiny.of(
            Shape.of(1, 1, 3), new Conv2d(1, new Window(ONE, new Span(2, 1, 0, 0, 1)), 1, true));
    float[][] x = {{1, 2, 3}, {10, 20, 30}};
    Tiny.Pass pass = conv.teach(x, new float[][] {{1, 100}, {2, 0}});
    assertThat(pass.gradient("op.weight")).containsExactly(1 + 200 + 20, 2 + 300 + 40);
    assertThat(pass.gradient("op.bias")).containsExactly(103);
  }

  @Test
  void paddingTeachesNothing() {
    Conv2d padded = new Conv2d(1, new Window(ONE, new Span(3, 1, 1, 1, 1)), 1, false);
    Tiny.Pass pass =
        Tiny.of(Shape.of(1, 1, 2), padded).teach(new float[][] {{1, 10}}, new float[][] {{2, 3}});
    assertThat(pass.gradient("op.weight")).containsExactly(3, 32, 20);
  }

  @Test
  void aTapThatOnlyEverSeesPaddingLearnsZero() {
    Conv2d padded = new Conv2d(1, new Window(ONE, new Span(3, 5, 1, 1, 1)), 1, false);
    Tiny.Pass pass =
        Tiny.of(Shape.of(1, 1, 1), padded).teach(new float[][] {{5}}, new float[][] {{2}});
    assertThat(pass.gradient("op.weight")).containsExactly(0, 10, 0);
  }

  @Test
  void skippedAndDilatedPixels() {
    Conv2d sparse = new Conv2d(1, new Window(ONE, new Span(2, 3, 0, 0, 2)), 1, false);
    float[] x = {1, Float.NaN, 3, 4, Float.NaN, 6};
    Tiny.Pass pass =
        Tiny.of(Shape.of(1, 1, 6), sparse).teach(new float[][] {x}, new float[][] {{1, 10}});
    assertThat(pass.gradient("op.weight")).containsExactly(41, 63);
  }

  @Test
  void groupsLearnFromTheirOwnChannels() {
    Conv2d grouped = new Conv2d(4, Window.of(1, 1, 0), 2, false);
    Tiny.Pass pass =
        Tiny.of(Shape.of(4, 1, 1), grouped)
            .teach(new float[][] {{1, 2, 3, 4}}, new float[][] {{1, 10, 100, 1000}});
    assertThat(pass.gradient("op.weight")).containsExactly(1, 2, 10, 20, 300, 400, 3000, 4000);
  }

  /** Every way to tile the weights: single, by columns, by squares, with and without overlap. */
  @ParameterizedTest
  @ValueSource(strings = {"1x1", "3x9", "4x3", "4x4", "8x1", "11x2", "5x6", "9x13", "16x4"})
  void anyNumberOfChannelsIsTheOuterProduct(String size) {
    int rows = Integer.parseInt(size.split("x", -1)[0]);
    int depth = Integer.parseInt(size.split("x", -1)[1]);
    float[] x = new float[depth];
    float[] v = new float[rows];
    for (int c = 0; c < depth; c++) {
      x[c] = c + 1;
    }
    float[] expected = new float[rows * depth];
    for (int k = 0; k < rows; k++) {
      v[k] = 20 * k - 7;
      for (int c = 0; c < depth; c++) {
        expected[k * depth + c] = v[k] * x[c];
      }
    }
    Tiny.Pass pass =
        Tiny.of(Shape.of(depth, 1, 1), Conv2d.of(rows, 1, 1, 0))
            .teach(new float[][] {x}, new float[][] {v});
    assertThat(pass.gradient("op.weight")).isEqualTo(expected);
    assertThat(pass.gradient("op.bias")).isEqualTo(v);
  }

  /** On either side of the widths of chunks; small integers, so every order gives one sum. */
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 33, 70})
  void everyRowCountsOnce(int rows) {
    float[][] x = new float[rows][];
    float[][] v = new float[rows][];
    int squares = 0;
    for (int i = 0; i < rows; i++) {
      x[i] = new float[] {i + 1, 0};
      v[i] = new float[] {i + 1, 1};
      squares += (i + 1) * (i + 1);
    }
    Conv2d pixel = Conv2d.of(1, 1, 1, 0);
    Tiny.Pass pass = Tiny.of(Shape.of(1, 1, 2), pixel).teach(x, v);
    assertThat(pass.gradient("op.weight")).containsExactly(squares);
    assertThat(pass.gradient("op.bias")).containsExactly(rows * (rows + 1) / 2f + rows);
  }
}
