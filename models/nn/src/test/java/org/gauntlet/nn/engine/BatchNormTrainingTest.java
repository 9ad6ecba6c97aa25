package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.BatchNorm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormTrainingTest {
  /** Values 1 and 3 have mean 2 and variance 1; with epsilon 3 they are divided by 2. */
  private final Tiny norm =
      Tiny.of(Shape.of(1), new BatchNorm(3, 0.1f)).with("op.scale", 8).with("op.shift", 10);

  @Test
  void normalisesByTheBatch() {
    Tiny.Pass pass = norm.teach(new float[][] {{1}, {3}}, new float[][] {{0}, {0}});
    assertThat(pass.answers(0)).containsExactly(6);
    assertThat(pass.answers(1)).containsExactly(14);
  }

  @Test
  void leavesMeanAndUnbiasedVariance() {
    Tiny.Pass pass = norm.teach(new float[][] {{1}, {3}}, new float[][] {{0}, {0}});
    assertThat(pass.gradient("op.mean")).containsExactly(2);
    assertThat(pass.gradient("op.variance")).containsExactly(2);
  }

  @Test
  void scaleAndShiftLearnFromTheNormalisedValues() {
    Tiny.Pass pass = norm.teach(new float[][] {{1}, {3}}, new float[][] {{10}, {100}});
    assertThat(pass.gradient("op.shift")).containsExactly(110);
    assertThat(pass.gradient("op.scale")).containsExactly(45);
  }

  @Test
  void pixelsCountLikeRows() {
    Tiny plane = Tiny.of(Shape.of(2, 1, 2), new BatchNorm(3, 0.1f));
    Tiny.Pass pass =
        plane.teach(
            new float[][] {{1, 3, 0, 0}, {3, 1, 8, 8}}, new float[][] {{1, 2, 3, 4}, {9, 6, 7, 8}});
    assertThat(pass.answers(0)[0]).isEqualTo(-0.5f);
    assertThat(pass.gradient("op.mean")).containsExactly(2, 4);
    assertThat(pass.gradient("op.variance")).containsExactly(4 / 3f, 64 / 3f);
    assertThat(pass.gradient("op.shift")).containsExactly(18, 22);
    assertThat(pass.gradient("op.scale")[0]).isEqualTo((-1 + 2 + 9 - 6) / 2f);
  }

  @Test
  void aBatchOfOneIsItsOwnMeanAndHasNoVariance() {
    Tiny.Pass pass = norm.teach(new float[][] {{7}}, new float[][] {{5}});
    assertThat(pass.answers(0)).containsExactly(10);
    assertThat(pass.gradient("op.mean")).containsExactly(7);
    assertThat(pass.gradient("op.variance")).containsExactly(0);
    assertThat(pass.gradient("op.scale")).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 18, 34, 100})
  void halfOnesAndHalfThreesAreKnownForAnyNumberOfRows(int rows) {
    float[][] x = new float[rows][];
    float[][] v = new float[rows][];
    for (int i = 0; i < rows; i++) {
      x[i] = new float[] {i % 2 == 0 ? 1 : 3};
      v[i] = new float[] {i % 2 == 0 ? 0 : 1};
    }
    Tiny.Pass pass = norm.teach(x, v);
    assertThat(pass.gradient("op.mean")).containsExactly(2);
    assertThat(pass.gradient("op.variance")[0]).isCloseTo(rows / (rows - 1f), within(1e-6f));
    assertThat(pass.gradient("op.scale")).containsExactly(rows / 4f);
    assertThat(pass.gradient("op.shift")).containsExactly(rows / 2f);
    assertThat(pass.answers(rows - 1)).containsExactly(14);
  }

  @Test
  void aLargeMeanDoesNotDrownTheVariance() {
    float far = 1 << 20;
    Tiny.Pass pass = norm.teach(new float[][] {{far + 1}, {far + 3}}, new float[][] {{0}, {0}});
    assertThat(pass.gradient("op.variance")).containsExactly(2);
    assertThat(pass.answers(0)).containsExactly(6);
  }
}
