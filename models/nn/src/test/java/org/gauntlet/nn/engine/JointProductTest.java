package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointProductTest {
  /** On either side of units, panels and chunks, with the weight as it is and turned. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "17, 511, 16", "15, 512, 33", "40, 513, 70", "3, 1100, 100"})
  void agreesWithSumsInDouble(int rows, int depth, int batch) {
    float[] weight = noise(rows * depth, "w");
    float[] bias = noise(rows, "b");
    float[] x = noise(batch * depth, "x");
    JointProduct straight = new JointProduct(rows, depth, depth, 1, weight, bias);
    JointProduct turned = new JointProduct(rows, 1, depth, rows, turned(weight, rows), bias);
    for (JointProduct product : List.of(straight, turned)) {
      float[] y = run(product, x, depth, rows, batch, 1);
      for (int i = 0; i < batch; i++) {
        for (int k = 0; k < rows; k++) {
          double sum = bias[k];
          for (int d = 0; d < depth; d++) {
            sum += (double) weight[k * depth + d] * x[i * depth + d];
          }
          assertThat((double) y[i * rows + k]).isCloseTo(sum, within(1e-4));
        }
      }
      assertThat(run(product, x, depth, rows, batch, 2)).isEqualTo(y);
    }
  }

  @Test
  void followsWeightsAndBiases() {
    float[] weight = {2, 3};
    float[] bias = {1};
    JointProduct product = new JointProduct(1, 2, 2, 1, weight, bias);
    float[] x = {10, 100};
    assertThat(run(product, x, 2, 1, 1, 1)).containsExactly(321);
    weight[0] = 4;
    bias[0] = 2;
    assertThat(run(product, x, 2, 1, 1, 1)).containsExactly(321);
    product.refresh();
    assertThat(run(product, x, 2, 1, 1, 1)).containsExactly(342);
    bias[0] = 5;
    product.refresh();
    assertThat(run(product, x, 2, 1, 1, 1)).containsExactly(345);
  }

  private static float[] run(
      JointProduct product, float[] x, int depth, int rows, int batch, int threads) {
    Bench bench = new Bench();
    Port in = bench.port(depth);
    Port out = bench.port(rows);
    List<Chunk> chunks =
        new Rows(bench.plan(in, out))
            .takeAll(Batch.adopt(Shape.of(depth), batch, x.clone()), new Seed(0));
    chunks.forEach(chunk -> {
      Arrays.fill(chunk.value(out), Float.NaN);
    });
    product.run(chunks, in.value(), out.value(), Workers.of(threads));
    float[] y = new float[batch * rows];
    chunks.forEach(chunk -> {
      chunk.unload(chunk.value(out), y, rows);
    });
    return y;
  }

  private static float[] turned(float[] weight, int rows) {
    float[] turned = new float[weight.length];
    int depth = weight.length / rows;
    for (int i = 0; i < weight.length; i++) {
      turned[i % depth * rows + i / depth] = weight[i];
    }
    return turned;
  }

  private static float[] noise(int count, String name) {
    return new Seed(4).child(name).open().gaussian(Shape.of(count)).toArray();
  }
}
