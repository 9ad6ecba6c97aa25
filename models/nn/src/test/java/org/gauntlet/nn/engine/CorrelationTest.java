package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {
  private static final int WIDTH = 16;
  private static final Window PIXEL = Window.of(1, 1, 0);

  /** Two outputs of two inputs on a single pixel. */
  private static Correlation pixel(float[] weight, int rowStride, int depthStride) {
    Axis axis = Axis.windows(PIXEL.down(), 1);
    return new Correlation(
        new Correlation.Layout(1, 0, 2, rowStride, 2, depthStride, 1),
        Regions.field(axis, axis, 2, PIXEL, 2),
        weight,
        new float[] {100, 200});
  }

  private static float[] run(Correlation correlation, float... x) {
    float[] lines = new float[x.length * WIDTH];
    for (int d = 0; d < x.length; d++) {
      Arrays.fill(lines, d * WIDTH, (d + 1) * WIDTH, x[d]);
    }
    float[] y = new float[2 * WIDTH];
    correlation.run(lines, y, WIDTH, new float[correlation.room(WIDTH)]);
    assertThat(Arrays.copyOf(y, WIDTH)).containsOnly(y[0]);
    assertThat(Arrays.copyOfRange(y, WIDTH, 2 * WIDTH)).containsOnly(y[WIDTH]);
    return new float[] {y[0], y[WIDTH]};
  }

  @Test
  void stridesSayHowTheWeightsLie() {
    float[] weight = {1, 2, 3, 4};
    assertThat(run(pixel(weight, 2, 1), 1, 10)).containsExactly(121, 243);
    assertThat(run(pixel(weight, 1, 2), 1, 10)).containsExactly(131, 242);
  }

  @Test
  void followsItsWeightsOnlyWhenRefreshed() {
    float[] weight = {1, 0, 0, 1};
    Correlation correlation = pixel(weight, 2, 1);
    weight[0] = 5;
    assertThat(run(correlation, 1, 2)).containsExactly(101, 202);
    correlation.refresh();
    assertThat(run(correlation, 1, 2)).containsExactly(105, 202);
    weight[3] = -1;
    correlation.refresh();
    assertThat(run(correlation, 1, 2)).containsExactly(105, 198);
  }

  /**
   * Panels and strips change no bit: every float is the chain over channels and then taps that this
   * test walks through itself, for windows and for pixels.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0, 1, 300, 11", "1, 1, 0, 4, 150, 3", "3, 1, 1, 20, 40, 9", "3, 2, 1, 20, 40, 2",
    "5, 1, 2, 9, 12, 8", "2, 2, 0, 6, 3, 7", "3, 1, 1, 2, 1, 1", "4, 2, 1, 8, 16, 5"
  })
  void everyFloatIsOneChain(int size, int stride, int padding, int extent, int depth, int rows) {
    Window window = Window.of(size, stride, padding);
    int taps = size * size;
    float[] weight = values(rows * depth * taps);
    float[] bias = values(rows);
    Correlation.Layout layout = new Correlation.Layout(1, 0, rows, depth * taps, depth, taps, taps);
    for (boolean windows : new boolean[] {true, false}) {
      Axis axis =
          windows ? Axis.windows(window.down(), extent) : Axis.pixels(window.down(), extent);
      int source = axis.extent() * axis.extent();
      int target = axis.size() * axis.size();
      Correlation correlation =
          new Correlation(layout, Regions.field(axis, axis, depth, window, 8), weight, bias);
      float[] x = values(depth * source * WIDTH);
      float[] y = new float[rows * target * WIDTH];
      correlation.run(x, y, WIDTH, new float[correlation.room(WIDTH)]);
      for (int k = 0; k < rows; k++) {
        for (int pixel = 0; pixel < target; pixel++) {
          float sum = bias[k];
          for (int d = 0; d < depth; d++) {
            for (int t = 0; t < taps; t++) {
              int row = axis.seen(pixel / axis.size(), t / size);
              int column = axis.seen(pixel % axis.size(), t % size);
              if (row >= 0 && column >= 0) {
                int line = d * source + row * axis.extent() + column;
                sum = Math.fma(x[line * WIDTH + 5], weight[(k * depth + d) * taps + t], sum);
              }
            }
          }
          assertThat(y[(k * target + pixel) * WIDTH + 5]).isEqualTo(sum);
        }
      }
    }
  }

  private static float[] values(int count) {
    float[] values = new float[count];
    RandomStream stream = new Seed(count).open();
    for (int i = 0; i < count; i++) {
      values[i] = (float) stream.gaussian();
    }
    return values;
  }
}
