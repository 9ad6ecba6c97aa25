package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {
  private static final float H = 0x1p-7f;

  @Provide
  Arbitrary<Goal> goals() {
    return Arbitraries.of(
        new Goal.Avoid(0),
        new Goal.Avoid(2),
        new Goal.Climb(1),
        new Goal.Reach(0, 3),
        new Goal.Reach(2, 1));
  }

  @Property(tries = 400)
  void theCotangentIsTheDerivative(
      @ForAll Loss loss,
      @ForAll("goals") Goal goal,
      @ForAll @IntRange(min = 4, max = 10) int classes,
      @ForAll long seed) {
    Tensor z = new Seed(seed).open().gaussian(Shape.of(classes)).times(2);
    Assume.that(gap(z) > 4 * H);
    Tensor cotangent = loss.cotangent(z, goal);
    for (int k = 0; k < classes; k++) {
      double up = loss.value(moved(z, k, H), goal);
      double down = loss.value(moved(z, k, -H), goal);
      double rough = Math.max(1, Math.abs(cotangent.at(k)));
      assertThat((up - down) / (2 * H)).isCloseTo(cotangent.at(k), within(0.01 * rough * rough));
    }
  }

  /** The least distance of two logits: between equals, max has no derivative. */
  private static double gap(Tensor z) {
    float[] sorted = z.toArray();
    Arrays.sort(sorted);
    double gap = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.length; i++) {
      gap = Math.min(gap, (double) sorted[i] - sorted[i - 1]);
    }
    return gap;
  }

  private static Tensor moved(Tensor z, int k, float by) {
    float[] values = z.toArray();
    values[k] += by;
    return Tensor.of(z.shape(), values);
  }

  @Test
  void valuesAreKnown() {
    Tensor z = logits(5, 3, 1, 0);
    assertThat(Loss.MARGIN.value(z, new Goal.Avoid(0))).isEqualTo(-2);
    assertThat(Loss.MARGIN.value(z, new Goal.Avoid(3))).isEqualTo(5);
    assertThat(Loss.MARGIN.value(z, new Goal.Reach(0, 2))).isEqualTo(-4);
    assertThat(Loss.DLR.value(z, new Goal.Avoid(0))).isCloseTo(-0.5, within(1e-9));
    assertThat(Loss.DLR.value(z, new Goal.Avoid(1))).isCloseTo(0.5, within(1e-9));
    assertThat(Loss.DLR.value(z, new Goal.Reach(0, 2))).isCloseTo(-4 / 4.5, within(1e-9));
    assertThat(Loss.CROSS_ENTROPY.value(logits(1, 1, 1), new Goal.Avoid(1)))
        .isCloseTo(Math.log(3), within(1e-12));
    assertThat(Loss.CROSS_ENTROPY.value(logits(1, 1, 1), new Goal.Reach(1, 2)))
        .isCloseTo(-Math.log(3), within(1e-12));
  }

  /** The margin, and so the DLR, is positive just where the goal is met. */
  @Property
  void theMarginTellsWhetherTheGoalIsMet(@ForAll("goals") Goal goal, @ForAll long seed) {
    Assume.that(!(goal instanceof Goal.Climb));
    Tensor z = new Seed(seed).open().gaussian(Shape.of(5));
    assertThat(Loss.MARGIN.value(z, goal) > 0).isEqualTo(goal.reachedBy(z.argmax()));
  }

  @Property
  void theLogitsRatioIsBlindToScale(@ForAll("goals") Goal goal, @ForAll long seed) {
    Tensor z = new Seed(seed).open().gaussian(Shape.of(6));
    assertThat(Loss.DLR.value(z.times(1024), goal))
        .isCloseTo(Loss.DLR.value(z, goal), within(1e-6));
  }

  /** In float32, softmax - onehot is exactly zero here, and an attack would stand still. */
  @Test
  void crossEntropyOfASureModelStillSlopes() {
    Goal goal = new Goal.Avoid(0);
    Tensor sure = logits(60, 0, -5);
    assertThat(Loss.CROSS_ENTROPY.value(sure, goal))
        .isCloseTo(Math.exp(-60) + Math.exp(-65), within(1e-30));
    Tensor slope = Loss.CROSS_ENTROPY.cotangent(sure, goal);
    assertThat(slope.at(0)).isCloseTo(-slope.at(1) - slope.at(2), within(1e-32f));
    assertThat(slope.at(1)).isCloseTo((float) Math.exp(-60), within(1e-30f));
  }

  @ParameterizedTest
  @EnumSource
  void hugeLogitsOverflowNothing(Loss loss) {
    Tensor huge = logits(1e30f, -1e30f, 3e29f, 0);
    for (Goal goal : new Goal[] {new Goal.Avoid(0), new Goal.Avoid(1), new Goal.Reach(0, 1)}) {
      assertThat(Double.isFinite(loss.value(huge, goal))).isTrue();
      assertThat(loss.cotangent(huge, goal).isFinite()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalLogitsDivideByNothing(Loss loss) {
    assertThat(Double.isFinite(loss.value(logits(1, 1, 1, 1), new Goal.Avoid(2)))).isTrue();
    assertThat(loss.cotangent(logits(1, 1, 1, 1), new Goal.Avoid(2)).isFinite()).isTrue();
  }

  @Test
  void theLogitsRatioRefusesTooFewClasses() {
    assertThatThrownBy(() -> Loss.DLR.value(logits(1, 0), new Goal.Avoid(0)))
        .isInstanceOf(Refusal.class)
        .hasMessage("the DLR loss needs at least 3 classes, the model has 2: use the margin loss");
    assertThatThrownBy(() -> Loss.DLR.cotangent(logits(2, 1, 0), new Goal.Reach(0, 1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at least 4 classes when there is a target, the model has 3");
    assertThat(Loss.MARGIN.value(logits(1, 0), new Goal.Avoid(0))).isEqualTo(-1);
  }

  private static Tensor logits(float... values) {
    return Tensor.of(Shape.of(values.length), values);
  }
}
