package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final int WIDTH = 16;
  private static final Window PIXEL = Window.of(1, 1, 0);

  /** Two outputs of two inputs on a single pixel. */
  private static Correlation pixel(float[] weight, int rowStride, int depthStride) {
    Axis axis = Axis.windows(PIXEL.down(), 1);
    List<List<Region>> strips = Regions.strips(axis, axis, 2, PIXEL);
    return new Correlation(
        new Correlation.Layout(1, 0, 2, rowStride, 2, depthStride, 1), strips, 1, 1, weight);
  }

  private static float[] run(Correlation correlation, float... x) {
    float[] lines = new float[x.length * WIDTH];
    for (int d = 0; d < x.length; d++) {
      Arrays.fill(lines, d * WIDTH, (d + 1) * WIDTH, x[d]);
    }
    float[] y = new float[2 * WIDTH];
    correlation.run(lines, new float[] {100, 200}, y, WIDTH);
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
}
