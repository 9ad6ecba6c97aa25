package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.BatchNorm;
import org.junit.jupiter.api.Test;

class BatchNormStepTest {
  /** Variance plus epsilon is 4 in the first channel and 1 in the second. */
  private final Tiny norm =
      Tiny.of(Shape.of(2, 1, 2), new BatchNorm(0.5f, 0.1f))
          .with("op.scale", 6, -2)
          .with("op.shift", 1, 10)
          .with("op.mean", 5, 0)
          .with("op.variance", 3.5f, 0.5f);

  @Test
  void usesTheRunningStatisticsOfEachChannel() {
    assertThat(norm.forward(5, 7, 0, 3)).containsExactly(1, 7, 10, 4);
  }

  @Test
  void thePullIsScaleOverDeviation() {
    assertThat(norm.pull(new float[4], 1, 2, 1, 2)).containsExactly(3, 6, -2, -4);
  }

  @Test
  void aFreshOneOnlyDividesByItsEpsilon() {
    Tiny fresh = Tiny.of(Shape.of(2), new BatchNorm(3, 0.1f));
    assertThat(fresh.forward(4, -8)).containsExactly(2, -4);
  }

  @Test
  void noVarianceAtAllIsHeldUpByEpsilon() {
    Tiny flat = Tiny.of(Shape.of(2), new BatchNorm(0.25f, 0.1f)).with("op.variance", 0, 0);
    assertThat(flat.forward(1, -3)).containsExactly(2, -6);
  }

  @Test
  void badValuesStayInTheirChannel() {
    float[] y = norm.forward(Float.NaN, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, 0);
    assertThat(y[0]).isNaN();
    assertThat(y[1]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(y[2]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(y[3]).isEqualTo(10);
  }

  @Test
  void aLearnersModelFollowsTheBuffers() {
    Learner learner = CpuEngine.of(1).learner(norm.network());
    learner.values("op.mean")[0] = 7;
    learner.values("op.variance")[1] = 3.5f;
    assertThat(new Tiny(learner.snapshot()).forward(5, 7, 0, 3)).containsExactly(-5, 1, 10, 7);
  }
}
