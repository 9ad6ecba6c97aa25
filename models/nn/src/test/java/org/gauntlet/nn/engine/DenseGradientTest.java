package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Dense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseGradientTest {
  @Test
  void isTheOuterProductOfCotangentAndInput() {
    Tiny.Pass pass =
        Tiny.of(Shape.of(3), new Dense(2))
            .teach(new float[][] {{1, 2, 3}}, new float[][] {{10, -1}});
    assertThat(pass.gradient("op.weight")).containsExactly(10, 20, 30, -1, -2, -3);
    assertThat(pass.gradient("op.bias")).containsExactly(10, -1);
  }

  @Test
  void rowsAddUp() {
    Tiny.Pass pass =
        Tiny.of(Shape.of(2), new Dense(1))
            .teach(new float[][] {{1, 2}, {3, 4}, {5, 6}}, new float[][] {{1}, {10}, {100}});
    assertThat(pass.gradient("op.weight")).containsExactly(531, 642);
    assertThat(pass.gradient("op.bias")).containsExactly(111);
  }

  /** On either side of blocks of eight units and of 32 columns. */
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 31", "8, 32", "9, 33", "17, 65"})
  void awkwardSizes(int units, int columns) {
    float[] x = new float[columns];
    float[] v = new float[units];
    float[] expected = new float[units * columns];
    for (int u = 0; u < units; u++) {
      v[u] = 2 * u + 1;
      for (int c = 0; c < columns; c++) {
        x[c] = c + 2;
        expected[u * columns + c] = (2 * u + 1) * (c + 2);
      }
    }
    Tiny.Pass pass =
        Tiny.of(Shape.of(columns), new Dense(units))
            .teach(new float[][] {x, x}, new float[][] {v, new float[units]});
    assertThat(pass.gradient("op.weight")).isEqualTo(expected);
    assertThat(pass.gradient("op.bias")).isEqualTo(v);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 48, 49, 100})
  void everyRowOfEveryChunkCountsOnce(int rows) {
    float[][] x = new float[rows][];
    float[][] v = new float[rows][];
    float squares = 0;
    for (int i = 0; i < rows; i++) {
      x[i] = new float[] {i, 1};
      v[i] = new float[] {i};
      squares += i * i;
    }
    Tiny.Pass pass = Tiny.of(Shape.of(2), new Dense(1)).teach(x, v);
    float total = rows * (rows - 1) / 2f;
    assertThat(pass.gradient("op.weight")).containsExactly(squares, total);
    assertThat(pass.gradient("op.bias")).containsExactly(total);
  }

  @Test
  void aLearnerTakesBatchesOfDifferentSizesInTurn() {
    Tiny tiny = Tiny.of(Shape.of(3), new Dense(2));
    Learner learner = CpuEngine.of(1).learner(tiny.network());
    Learner fresh = CpuEngine.of(1).learner(tiny.network());
    for (int rows : new int[] {5, 60, 1}) {
      learner.learn(Nets.inputs(tiny.network().domain(), rows), new int[rows], new Seed(1));
    }
    fresh.learn(Nets.inputs(tiny.network().domain(), 1), new int[1], new Seed(1));
    assertThat(learner.gradient("op.weight")).isEqualTo(fresh.gradient("op.weight"));
  }
}
