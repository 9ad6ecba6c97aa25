package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws 1 and 5: projections land inside, leave inside points alone, and are nearest points. */
class NormBallTest {
  private static final Domain WIDE = new Domain(Shape.of(1), -1e6f, 1e6f, 2);

  @Property
  void projectionLandsInsideBallAndDomain(
      @ForAll Norm norm,
      @ForAll @FloatRange(min = 0, max = 3) float epsilon,
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @DoubleRange(min = 0.01, max = 100) double spread,
      @ForAll long seed) {
    Domain domain = Toys.box(n, 2);
    NormBall ball = new NormBall(norm, epsilon);
    Tensor original = image(n, new Seed(seed));
    Tensor x = near(original, spread, new Seed(seed));
    BallLaws.landsInside(ball::project, ball, original, x, domain);
  }

  @Property
  void insidePointsStay(
      @ForAll Norm norm, @ForAll @IntRange(min = 1, max = 300) int n, @ForAll long seed) {
    Domain domain = Toys.box(n, 2);
    Tensor original = image(n, new Seed(seed));
    Tensor x = domain.clamp(near(original, 1e-3, new Seed(seed)));
    float enough = Math.nextUp((float) new NormBall(norm, 0).distance(original, x));
    BallLaws.insideStays(new NormBall(norm, enough)::project, original, x, domain);
  }

  @Property
  void theProjectionIsTheNearestPoint(
      @ForAll Norm norm,
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double share,
      @ForAll long seed) {
    Tensor d = new Seed(seed).open().gaussian(Shape.of(n));
    NormBall ball = new NormBall(norm, (float) (share * BallLaws.length(norm, d)));
    BallLaws.isNearest(ball::project, ball, d);
  }

  @ParameterizedTest
  @EnumSource
  void noBudgetIsTheOriginalToTheBit(Norm norm) {
    NormBall none = new NormBall(norm, 0);
    Tensor original = Tensor.of(Shape.of(3), -0.0f, 1, 0.3f);
    Domain domain = Toys.box(3, 2);
    Tensor x = Tensor.of(Shape.of(3), 0.5f, 0.5f, 0.5f);
    assertThat(none.project(original, x, domain)).isEqualTo(original);
    assertThat(none.random(original, domain, new Seed(1))).isEqualTo(original);
    assertThat(none.allows(original, original, domain)).isTrue();
    assertThat(none.allows(original, Tensor.of(Shape.of(3), 0, 1, 0.30001f), domain)).isFalse();
  }

  @Property(tries = 200)
  void randomPointsAreAllowed(@ForAll Norm norm, @ForAll long seed) {
    NormBall ball = new NormBall(norm, 0.7f);
    Tensor original = image(50, new Seed(seed));
    Tensor x = ball.random(original, Toys.box(50, 2), new Seed(seed).child("draw"));
    assertThat(ball.allows(original, x, Toys.box(50, 2))).isTrue();
  }

  /** Uniform in a ball of n dimensions: half of all points lie beyond 0.5^(1/n) of the radius. */
  @ParameterizedTest
  @EnumSource
  void randomPointsFillTheBallEvenly(Norm norm) {
    int n = 5;
    Tensor zero = Tensor.filled(Shape.of(n), 0);
    NormBall ball = new NormBall(norm, 2);
    double median = 2 * StrictMath.pow(0.5, 1.0 / n);
    int beyond = 0;
    double[] mean = new double[n];
    for (int i = 0; i < 4000; i++) {
      Tensor x = ball.random(zero, WIDE, new Seed(i));
      beyond += ball.distance(zero, x) > median ? 1 : 0;
      for (int j = 0; j < n; j++) {
        mean[j] += x.at(j) / 4000;
      }
    }
    assertThat(beyond).isBetween(1850, 2150);
    assertThat(mean).containsExactly(new double[n], within(0.08));
  }

  @Test
  void distancesAreKnown() {
    Tensor zero = Tensor.filled(Shape.of(2), 0);
    Tensor x = Tensor.of(Shape.of(2), 3, -4);
    assertThat(new NormBall(Norm.L1, 1).distance(zero, x)).isEqualTo(7);
    assertThat(new NormBall(Norm.L2, 1).distance(zero, x)).isEqualTo(5);
    assertThat(new NormBall(Norm.LINF, 1).distance(zero, x)).isEqualTo(4);
  }

  @Test
  void ascentIsTheSignTheGradientOrTheSteepestCoordinates() {
    Domain domain = Toys.box(3, 2);
    Tensor x = Tensor.of(Shape.of(3), 0.5f, 0.5f, 0.5f);
    Tensor gradient = Tensor.of(Shape.of(3), 3, 0, -4);
    assertThat(new NormBall(Norm.LINF, 1).ascend(x, gradient, 0.25f, domain))
        .isEqualTo(Tensor.of(Shape.of(3), 0.75f, 0.5f, 0.25f));
    assertThat(new NormBall(Norm.L2, 1).ascend(x, gradient, 0.25f, domain))
        .isEqualTo(Tensor.of(Shape.of(3), 0.65f, 0.5f, 0.3f));
    assertThat(new NormBall(Norm.L1, 1).ascend(x, gradient, 0.25f, domain))
        .isEqualTo(Tensor.of(Shape.of(3), 0.5f, 0.5f, 0.25f));
  }

  @ParameterizedTest
  @EnumSource
  void aZeroGradientMovesNothing(Norm norm) {
    Tensor x = image(9, new Seed(1));
    Tensor zero = Tensor.filled(x.shape(), 0);
    assertThat(new NormBall(norm, 1).ascend(x, zero, 0.5f, Toys.box(9, 2))).isEqualTo(x);
  }

  @Test
  void theSteepestHundredthSharesAnL1Step() {
    int n = 400;
    float[] steepness = new float[n];
    for (int i = 0; i < n; i++) {
      steepness[i] = i % 2 == 0 ? i : -i;
    }
    Tensor x = Tensor.filled(Shape.of(n), 0.5f);
    NormBall ball = new NormBall(Norm.L1, 4);
    Tensor moved = ball.ascend(x, Tensor.of(x.shape(), steepness), 1, Toys.box(n, 2));
    assertThat(ball.distance(x, moved)).isCloseTo(1, within(1e-6));
    assertThat(moved.at(399)).isEqualTo(0.25f);
    assertThat(moved.at(398)).isEqualTo(0.75f);
    assertThat(moved.at(396)).isEqualTo(0.75f);
    assertThat(moved.at(395)).isEqualTo(0.5f);
  }

  @Test
  void coordinatesThatTheDomainStopsDoNotHoldUpAnL1Step() {
    Tensor x = Tensor.of(Shape.of(3), 1, 0, 0.5f);
    Tensor gradient = Tensor.of(Shape.of(3), 9, -8, 1);
    assertThat(new NormBall(Norm.L1, 1).ascend(x, gradient, 0.25f, Toys.box(3, 2)))
        .isEqualTo(Tensor.of(Shape.of(3), 1, 0, 0.75f));
  }

  @Test
  void allowsForgivesAMillionthOfTheBudgetAndNothingOutsideTheDomain() {
    NormBall ball = new NormBall(Norm.LINF, 0.25f);
    Tensor original = Tensor.of(Shape.of(1), 0.5f);
    Domain domain = Toys.box(1, 2);
    assertThat(ball.allows(original, Tensor.of(Shape.of(1), 0.75000006f), domain)).isTrue();
    assertThat(ball.allows(original, Tensor.of(Shape.of(1), 0.750001f), domain)).isFalse();
    Tensor edge = Tensor.of(Shape.of(1), 1);
    assertThat(ball.allows(edge, Tensor.of(Shape.of(1), 1.1f), domain)).isFalse();
    assertThat(ball.allows(edge, Tensor.of(Shape.of(1), Float.NaN), domain)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, Float.NaN, Float.POSITIVE_INFINITY})
  void nonsensicalBudgetsAreRefused(float epsilon) {
    assertThatThrownBy(() -> new NormBall(Norm.L2, epsilon))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epsilon must be >= 0 and finite, got " + epsilon);
  }

  /** An image with black, white and grey pixels. */
  private static Tensor image(int n, Seed seed) {
    return seed.open().uniform(Shape.of(n), -0.5f, 1.5f).clamp(0, 1);
  }

  private static Tensor near(Tensor original, double spread, Seed seed) {
    RandomStream stream = seed.child("move").open();
    return original.map(value -> (float) (value + spread * stream.gaussian()));
  }
}
