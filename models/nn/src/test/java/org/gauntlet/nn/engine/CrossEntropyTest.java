package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  private final Bench bench = new Bench();
  private final Port logits = bench.port(2);
  private final double[] losses = new double[2];
  private final boolean[] correct = new boolean[2];

  /** Two rows of two logits. */
  private float[] teach(int[] labels, float... values) {
    Chunk chunk = bench.chunk(logits, Batch.adopt(Shape.of(2), 2, values));
    Arrays.fill(chunk.gradient(logits), Float.NaN);
    CrossEntropy.teach(chunk, logits, labels, 2, losses, correct);
    return chunk.gradient(logits);
  }

  @Test
  void knownChances() {
    float third = (float) Math.log(3);
    float[] gradient = teach(new int[] {0, 1}, third, 0, third, 0);
    assertThat(losses[0]).isCloseTo(Math.log(4 / 3.0), within(1e-6));
    assertThat(losses[1]).isCloseTo(Math.log(4), within(1e-6));
    assertThat(correct).containsExactly(true, false);
    assertThat(gradient[0]).isCloseTo(-0.125f, within(1e-6f));
    assertThat(gradient[16]).isCloseTo(0.125f, within(1e-6f));
    assertThat(gradient[1]).isCloseTo(0.375f, within(1e-6f));
    assertThat(gradient[17]).isCloseTo(-0.375f, within(1e-6f));
  }

  @Test
  void spareLanesLearnNothing() {
    float[] gradient = teach(new int[] {0, 0}, 1, 2, 3, 4);
    assertThat(Arrays.copyOfRange(gradient, 2, 16)).containsOnly(0);
    assertThat(Arrays.copyOfRange(gradient, 18, 32)).containsOnly(0);
  }

  @Test
  void ofEqualLogitsTheFirstIsTheAnswer() {
    teach(new int[] {0, 1}, 5, 5, 5, 5);
    assertThat(correct).containsExactly(true, false);
    assertThat(losses[0]).isEqualTo(losses[1]).isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void hugeLogitsNeitherOverflowNorVanish() {
    float[] gradient = teach(new int[] {1, 0}, 1e30f, 0, -1000, -1000);
    assertThat(losses[0]).isCloseTo(1e30, within(1e24));
    assertThat(losses[1]).isCloseTo(Math.log(2), within(1e-9));
    assertThat(new float[] {gradient[0], gradient[16]}).containsExactly(0.5f, -0.5f);
    assertThat(new float[] {gradient[1], gradient[17]}).containsExactly(-0.25f, 0.25f);
  }
}
