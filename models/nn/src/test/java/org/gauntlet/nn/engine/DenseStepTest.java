package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Dense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseStepTest {
  private final Tiny dense =
      Tiny.of(Shape.of(3), new Dense(2))
          .with("op.weight", 1, 2, 3, 40, 50, 60)
          .with("op.bias", 0.5f, -1);

  @Test
  void eachUnitIsARowOfTheWeight() {
    assertThat(dense.forward(1, 10, 100)).containsExactly(321.5f, 6539);
  }

  @Test
  void thePullIsTheTransposedWeight() {
    assertThat(dense.pull(new float[3], 1, 10)).containsExactly(401, 502, 603);
    assertThat(dense.pull(new float[3], 0, 0)).containsExactly(0, 0, 0);
  }

  @Test
  void oneNumberToOneNumber() {
    Tiny single = Tiny.of(Shape.of(1), new Dense(1)).with("op.weight", 3).with("op.bias", 1);
    assertThat(single.forward(5)).containsExactly(16);
    assertThat(single.pull(new float[1], 2)).containsExactly(6);
  }

  /** On either side of the kernels' block of eight. */
  @ParameterizedTest
  @ValueSource(ints = {7, 8, 9, 16, 17})
  void anIdentityOfAnySizeChangesNothing(int size) {
    float[] eye = new float[size * size];
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      eye[i * size + i] = 1;
      x[i] = i - 3.5f;
    }
    Tiny identity =
        Tiny.of(Shape.of(size), new Dense(size))
            .with("op.weight", eye)
            .with("op.bias", new float[size]);
    assertThat(identity.forward(x)).isEqualTo(x);
    assertThat(identity.pull(x, x)).isEqualTo(x);
  }

  @Test
  void sumsInAscendingOrderFromTheBias() {
    float big = 1 << 24;
    Tiny sum = Tiny.of(Shape.of(3), new Dense(1)).with("op.weight", 1, 1, 1).with("op.bias", 1);
    assertThat(sum.forward(big, 1, -big)).containsExactly(0);
    assertThat(sum.forward(1, big, -big)).containsExactly(2);
  }

  @Test
  void infinitiesMeetZerosAsInIeee() {
    Tiny zero = Tiny.of(Shape.of(2), new Dense(1)).with("op.weight", 0, 1).with("op.bias", 0);
    assertThat(zero.forward(Float.POSITIVE_INFINITY, 1)[0]).isNaN();
    assertThat(zero.forward(1, Float.NEGATIVE_INFINITY)[0]).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void aLearnerSeesWeightsThatMoved() {
    Learner learner = CpuEngine.of(1).learner(dense.network());
    float[] weight = learner.values("op.weight");
    Arrays.fill(weight, 0);
    weight[4] = 2;
    assertThat(new Tiny(learner.snapshot()).forward(7, 8, 9)).containsExactly(0.5f, 15);
    assertThat(dense.forward(1, 10, 100)).containsExactly(321.5f, 6539);
  }

  @Test
  void refusesAPlane() {
    assertThatThrownBy(() -> Tiny.of(Shape.of(2, 3), new Dense(2)))
        .hasMessageEndingWith("takes a flat input, got (2, 3); put Flatten before it");
  }
}
