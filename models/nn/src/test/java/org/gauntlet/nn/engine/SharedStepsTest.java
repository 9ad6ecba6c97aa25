package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.kernels.Transcendental;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Take;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reductions, curves and pairings on numbers that can be worked out by hand. */
class SharedStepsTest {
  private static final float NONE = Float.NEGATIVE_INFINITY;

  @Test
  void ofEqualExtremesTheFirstGetsTheGradient() {
    Tiny largest = Tiny.of(Shape.of(4), new Reduce(Reduction.MAXIMUM, List.of(0)));
    assertThat(largest.forward(1, 3, 3, 2)).containsExactly(3);
    assertThat(largest.pull(new float[] {1, 3, 3, 2}, 5)).containsExactly(0, 5, 0, 0);
    Tiny least = Tiny.of(Shape.of(2, 2), new Reduce(Reduction.MINIMUM, List.of(1)));
    assertThat(least.forward(1, 1, 4, 2)).containsExactly(1, 2);
    assertThat(least.pull(new float[] {1, 1, 4, 2}, 5, 7)).containsExactly(5, 0, 0, 7);
  }

  @Test
  void noNumberWinsAReduction() {
    Tiny largest = Tiny.of(Shape.of(3), new Reduce(Reduction.MAXIMUM, List.of(0)));
    assertThat(largest.forward(1, Float.NaN, 2)).containsExactly(Float.NaN);
  }

  @Test
  void aProductWithZerosHasTheGradientOfTheOthers() {
    Tiny product = Tiny.of(Shape.of(3), new Reduce(Reduction.PRODUCT, List.of(0)));
    assertThat(product.forward(2, 0, 5)).containsExactly(0);
    assertThat(product.pull(new float[] {2, 0, 5}, 1)).containsExactly(0, 10, 0);
    assertThat(product.pull(new float[] {2, 3, 5}, 1)).containsExactly(15, 10, 6);
  }

  @Test
  void aSumIsPulledBackToEveryPart() {
    Tiny sum = Tiny.of(Shape.of(2, 3), new Reduce(Reduction.SUM, List.of(0)));
    assertThat(sum.forward(1, 2, 3, 10, 20, 30)).containsExactly(11, 22, 33);
    assertThat(sum.pull(new float[6], 1, 2, 3)).containsExactly(1, 2, 3, 1, 2, 3);
  }

  @Test
  void softmaxSharesOneAmongLargeAndMaskedNumbers() {
    Tiny softmax = Tiny.of(Shape.of(3), new Softmax(0, false));
    assertThat(softmax.forward(1000, 1000, NONE))
        .containsExactly(new float[] {0.5f, 0.5f, 0}, within(1e-30f));
    assertThat(softmax.pull(new float[] {1000, 1000, NONE}, 1, 0, 0))
        .containsExactly(new float[] {0.25f, -0.25f, 0}, within(1e-30f));
    Tiny log = Tiny.of(Shape.of(2), new Softmax(0, true));
    assertThat(log.forward(-500, 500)).containsExactly(-1000, 0);
    assertThat(log.pull(new float[] {-500, 500}, 1, 0)).containsExactly(1, -1);
  }

  @Test
  void standardNumbersHaveMeanZeroAndVarianceOne() {
    Tiny standard = Tiny.of(Shape.of(2, 2), new Standardize(1, 0));
    assertThat(standard.forward(1, 3, -10, 30)).containsExactly(-1, 1, -1, 1);
    assertThat(Tiny.of(Shape.of(2), new Standardize(0, 3)).forward(1, 3))
        .containsExactly(-0.5f, 0.5f);
  }

  @Test
  void flatCurvesJumpAndHaveNoGradient() {
    assertThat(curve(Curve.ROUND).forward(0.5f, 1.5f, -2.6f)).containsExactly(0, 2, -3);
    assertThat(curve(Curve.FLOOR).forward(0.5f, 1.5f, -2.6f)).containsExactly(0, 1, -3);
    assertThat(curve(Curve.CEIL).forward(0.5f, 1.5f, -2.6f)).containsExactly(1, 2, -2);
    assertThat(curve(Curve.SIGN).forward(0, 1.5f, -2.6f)).containsExactly(0, 1, -1);
    for (Curve flat : List.of(Curve.ROUND, Curve.FLOOR, Curve.CEIL, Curve.SIGN)) {
      assertThat(curve(flat).pull(new float[] {0, 1.5f, -2}, 1, 1, 1)).containsExactly(0, 0, 0);
    }
    assertThat(curve(Curve.ABS).pull(new float[] {0, 1.5f, -2}, 1, 1, 1)).containsExactly(0, 1, -1);
  }

  /** Values and slopes from a table of functions, where they are easily got wrong. */
  @ParameterizedTest
  @CsvSource({
    "ACOS, -0.5, 2.0943951, -1.1547005",
    "ACOSH, 2, 1.316958, 0.5773503",
    "ASIN, -0.5, -0.5235988, 1.1547005",
    "ASINH, -2, -1.4436355, 0.4472136",
    "ASINH, -0.00000001, -0.00000001, 1",
    "ASINH, 1e30, 69.77067, 1e-30",
    "ATAN, -2, -1.1071488, 0.2",
    "ATANH, -0.5, -0.5493061, 1.3333334",
    "COS, 2, -0.4161468, -0.9092974",
    "COSH, -2, 3.7621956, -3.6268604",
    "SIN, 2, 0.9092974, -0.4161468",
    "SINH, -2, -3.6268604, 3.7621956",
    "TAN, 2, -2.1850398, 5.774399"
  })
  void circlesAndHyperbolasAreAsInTables(Curve curve, float x, float y, float slope) {
    Tiny tiny = Tiny.of(Shape.of(1), new Pointwise(curve));
    assertThat(tiny.forward(x)[0]).isCloseTo(y, withinPercentage(1e-4));
    assertThat(tiny.pull(new float[] {x}, 1)[0]).isCloseTo(slope, withinPercentage(1e-4));
  }

  /**
   * Factors learn the gradient times what they meet, terms the gradient, over rows and elements.
   */
  @Test
  void whatScalesAndShiftsLearns() {
    Tiny tiny = Tiny.of(Shape.of(2, 3), new Affine(Shape.of(1, 3), true)).with("op.scale", 7, 8, 9);
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] v = {1, 10, 100, 1000, 10000, 100000};
    Tiny.Pass once = tiny.teach(new float[][] {x}, new float[][] {v});
    assertThat(once.gradient("op.shift")).containsExactly(1001, 10010, 100100);
    assertThat(once.gradient("op.scale")).containsExactly(4001, 50020, 600300);
    Tiny.Pass twice = tiny.teach(new float[][] {x, new float[6]}, new float[][] {v, v});
    assertThat(twice.gradient("op.shift")).containsExactly(2002, 20020, 200200);
    assertThat(twice.gradient("op.scale")).containsExactly(4001, 50020, 600300);
    assertThat(tiny.pull(x, v)).containsExactly(7, 80, 900, 7000, 80000, 900000);
  }

  @Test
  void theErrorFunctionIsRightFromEndToEnd() {
    for (float x = -6; x <= 6; x += 0.013f) {
      assertThat((double) Transcendental.erf(x)).isCloseTo(Formulas.erf(x), within(4e-7));
      assertThat(Transcendental.erf(-x)).isEqualTo(-Transcendental.erf(x));
    }
    assertThat(Transcendental.erf(Float.POSITIVE_INFINITY)).isCloseTo(1, within(1e-7f));
    assertThat(Transcendental.erf(Float.NaN)).isNaN();
  }

  @Test
  void softplusOfLargeNumbersIsTheNumber() {
    assertThat(curve(Curve.SOFTPLUS).forward(200, -200, 0))
        .containsExactly(new float[] {200, 0, 0.6931472f}, within(1e-7f));
  }

  /** A curve that is infinite at 0 must not reach weights through lanes that hold no row. */
  @Test
  void lanesWithoutARowTeachNothing() {
    Tiny tiny =
        Tiny.of(
            Shape.of(1, 1, 1),
            new Node("inverse", new Pointwise(Curve.RECIPROCAL), List.of("x")),
            new Node("conv", Conv2d.of(1, 1, 1, 0), List.of("inverse")));
    float[] learned =
        tiny.teach(new float[][] {{2}, {4}}, new float[][] {{1}, {8}}).gradient("conv.weight");
    assertThat(learned).containsExactly(2.5f);
  }

  @Test
  void equalsShareTheGradientOfTheLarger() {
    Tiny larger = both(Pairing.MAXIMUM);
    assertThat(larger.forward(1, 4)).containsExactly(1, 4);
    assertThat(larger.pull(new float[] {1, 4}, 6, 8)).containsExactly(6, 8);
    Tiny equal = with(Pairing.MINIMUM, 2, 3);
    assertThat(equal.forward(2, 2)).containsExactly(2, 2);
    assertThat(equal.pull(new float[] {2, 2}, 6, 8)).containsExactly(3, 8);
  }

  @Test
  void comparisonsAnswerOneOrNothing() {
    float[] x = {2, 4};
    assertThat(with(Pairing.EQUAL, 2, 3).forward(x)).containsExactly(1, 0);
    assertThat(with(Pairing.GREATER, 2, 3).forward(x)).containsExactly(0, 1);
    assertThat(with(Pairing.GREATER_OR_EQUAL, 2, 3).forward(x)).containsExactly(1, 1);
    assertThat(with(Pairing.GREATER, 2, 3).pull(x, 1, 1)).containsExactly(0, 0);
    assertThat(with(Pairing.REMAINDER, 3, -3).forward(-4, 7)).containsExactly(-1, 1);
  }

  @Test
  void powersOfZeroHaveFiniteGradients() {
    assertThat(with(Pairing.POWER, 2, 0).forward(0, 0)).containsExactly(0, 1);
    assertThat(with(Pairing.POWER, 2, 0).pull(new float[] {0, 0}, 1, 1)).containsExactly(0, 0);
    assertThat(with(Pairing.POWER, 3, 0.5f).pull(new float[] {-2, 4}, 1, 1))
        .containsExactly(12, 0.25f);
    assertThat(both(Pairing.POWER).pull(new float[] {0, 1}, 1, 1)).containsExactly(0, 1);
  }

  @Test
  void whatIsNotSelectedGetsNoGradient() {
    Tiny tiny =
        Tiny.of(
            Shape.of(2),
            new Node("c", new Constant(Shape.of(2)), List.of()),
            new Node("log", new Pointwise(Curve.LOG), List.of("x")),
            new Node("select", new Select(), List.of("c", "log", "x")));
    Tiny chosen = tiny.with("c.value", 1, 0);
    assertThat(chosen.forward(1, -5)).containsExactly(0, -5);
    assertThat(chosen.pull(new float[] {4, -5}, 8, 3)).containsExactly(2, 3);
  }

  @Test
  void placesTakenTwiceAddTheirGradients() {
    Tiny take = Tiny.of(Shape.of(3), new Take(0, List.of(2, 0, 2)));
    assertThat(take.forward(5, 6, 7)).containsExactly(7, 5, 7);
    assertThat(take.pull(new float[3], 1, 2, 4)).containsExactly(2, 0, 5);
    Tiny expand = Tiny.of(Shape.of(2, 1), new Expand(Shape.of(2, 3)));
    assertThat(expand.pull(new float[2], 1, 2, 4, 8, 16, 32)).containsExactly(7, 56);
  }

  @Test
  void matricesMeetRowByColumn() {
    Tiny square = Tiny.of(Shape.of(2, 2), new Node("y", new MatMul(), List.of("x", "x")));
    assertThat(square.forward(1, 2, 3, 4)).containsExactly(7, 10, 15, 22);
    assertThat(square.pull(new float[] {1, 2, 3, 4}, 1, 0, 0, 0)).containsExactly(2, 3, 2, 0);
  }

  private static Tiny curve(Curve curve) {
    return Tiny.of(Shape.of(3), new Pointwise(curve));
  }

  private static Tiny both(Pairing pairing) {
    return Tiny.of(Shape.of(2), new Node("y", new Pairwise(pairing), List.of("x", "x")));
  }

  private static Tiny with(Pairing pairing, float... constants) {
    return Tiny.of(
            Shape.of(2),
            new Node("c", new Constant(Shape.of(2)), List.of()),
            new Node("y", new Pairwise(pairing), List.of("x", "c")))
        .with("c.value", constants);
  }
}
