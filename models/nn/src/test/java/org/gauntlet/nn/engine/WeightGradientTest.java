package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WeightGradientTest {
  @Test
  void fewChannelsAreLeftToTheOtherWay() {
    assertThat(TurnedGradient.suits(17, 8)).isTrue();
    assertThat(TurnedGradient.suits(16, 8)).isFalse();
    assertThat(TurnedGradient.suits(17, 7)).isFalse();
  }

  /** Against sums in double, over padding, strides, gaps, groups and odd numbers of channels. */
  @ParameterizedTest
  @CsvSource({
    "16, 8, 1, 5, 6, 3, 1, 1, 1, 3",
    "33, 9, 1, 4, 5, 3, 2, 1, 1, 17",
    "40, 20, 2, 6, 3, 2, 1, 0, 2, 33",
    "70, 130, 1, 2, 2, 1, 1, 0, 1, 5",
    "16, 8, 1, 3, 40, 3, 3, 2, 1, 50",
    "1, 11, 1, 9, 7, 5, 1, 2, 1, 33",
    "3, 2, 1, 20, 20, 4, 2, 1, 1, 7",
    "2, 2, 2, 8, 8, 3, 1, 4, 2, 20",
    "140, 9, 1, 6, 5, 1, 2, 0, 1, 33",
    "3, 70, 1, 2, 70, 7, 3, 3, 1, 40",
    "6, 6, 6, 5, 5, 3, 1, 1, 1, 16",
    "300, 128, 1, 2, 2, 2, 1, 0, 1, 16"
  })
  void agreesWithSumsInDouble(
      int depth,
      int rows,
      int groups,
      int height,
      int breadth,
      int size,
      int stride,
      int padding,
      int dilation,
      int batch) {
    Conv2d conv = new Conv2d(rows, new Window(size, stride, padding, dilation), groups, false);
    Shape input = Shape.of(depth, height, breadth);
    Shape output = conv.output(List.of(input));
    Bench bench = new Bench();
    Port in = bench.port(input.dims().stream().mapToInt(Integer::intValue).toArray());
    Port out = bench.port(output.dims().stream().mapToInt(Integer::intValue).toArray());
    Batch x = noise(input, batch, "x");
    Batch g = noise(output, batch, "g");
    for (int threads : new int[] {1, 2}) {
      float[] weight = new float[rows * (depth / groups) * size * size];
      Plan plan = bench.plan(in, out);
      Rows taken = new Rows(plan);
      List<Chunk> chunks = taken.takeAll(x, new Seed(0));
      chunks.forEach(chunk -> {
        chunk.loadGradient(g, out);
      });
      LaneSums sums = new LaneSums(rows);
      for (WeightGradient gradient :
          List.of(
              new TurnedGradient(conv, in, out, weight, sums),
              new UnfoldedGradient(conv, in, out, weight, sums))) {
        Arrays.fill(weight, Float.NaN);
        sums.clear();
        gradient.gather(chunks, Workers.of(threads));
        check(conv, x, g, weight);
        for (int k = 0; k < rows; k++) {
          assertThat(sums.meet(k)).isCloseTo(bias(g, k), within(1e-6));
        }
      }
    }
  }

  private static void check(Conv2d conv, Batch x, Batch g, float[] weight) {
    Span span = conv.window().down();
    int depth = x.shape().at(0) / conv.groups();
    int rows = conv.channels() / conv.groups();
    for (int w = 0; w < weight.length; w++) {
      int k = w / span.size() / span.size() / depth;
      int channel = k / rows * depth + w / span.size() / span.size() % depth;
      int i = w / span.size() % span.size();
      int j = w % span.size();
      double sum = 0;
      for (int row = 0; row < x.size(); row++) {
        for (int p = 0; p < g.shape().at(1) * g.shape().at(2); p++) {
          int y = p / g.shape().at(2) * span.stride() + i * span.dilation() - span.before();
          int z = p % g.shape().at(2) * span.stride() + j * span.dilation() - span.before();
          if (y >= 0 && y < x.shape().at(1) && z >= 0 && z < x.shape().at(2)) {
            int at = (channel * x.shape().at(1) + y) * x.shape().at(2) + z;
            sum += (double) x.at(row, at) * g.at(row, k * g.shape().at(1) * g.shape().at(2) + p);
          }
        }
      }
      assertThat((double) weight[w]).isCloseTo(sum, within(1e-3));
    }
  }

  private static double bias(Batch g, int k) {
    int plane = g.shape().at(1) * g.shape().at(2);
    double sum = 0;
    for (int row = 0; row < g.size(); row++) {
      for (int p = 0; p < plane; p++) {
        sum += g.at(row, k * plane + p);
      }
    }
    return sum;
  }

  private static Batch noise(Shape shape, int rows, String name) {
    float[] values =
        new Seed(3).child(name).open().gaussian(Shape.of(rows * shape.size())).toArray();
    return Batch.adopt(shape, rows, values);
  }
}
