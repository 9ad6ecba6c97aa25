package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.StraightThrough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Curves of jumps whose gradients pass. */
final class StraightStepTest {
  private static final float[] X = {-1.5f, -1, -0.3f, 0, 0.5f, 1, 2.5f};
  private static final float[] COTANGENTS = {1, 2, 3, 4, 5, 6, 7};

  @ParameterizedTest
  @EnumSource(names = {"CEIL", "FLOOR", "ROUND", "SIGN"})
  void answersHaveTheBitsOfTheCurve(Curve curve) {
    Tiny tiny = Tiny.of(Shape.of(7), new StraightThrough(curve));
    assertThat(tiny.forward(X)).isEqualTo(Tiny.of(Shape.of(7), new Pointwise(curve)).forward(X));
    assertThat(Tiny.of(Shape.of(7), new Pointwise(curve)).pull(X, COTANGENTS)).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource(names = {"CEIL", "FLOOR", "ROUND"})
  void gradientsPassRounding(Curve curve) {
    assertThat(Tiny.of(Shape.of(7), new StraightThrough(curve)).pull(X, COTANGENTS))
        .isEqualTo(COTANGENTS);
  }

  @Test
  void gradientsPassASignNearItsJump() {
    assertThat(Tiny.of(Shape.of(7), new StraightThrough(Curve.SIGN)).pull(X, COTANGENTS))
        .containsExactly(0, 2, 3, 4, 5, 6, 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"ABS", "ERF", "EXP"})
  void curvesWithASlopeNeedNoView(Curve curve) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StraightThrough(curve))
        .withMessage("curve must be one of jumps, got " + curve);
  }

  @Test
  void aNetworkIsSeenThroughAllItsRounding() {
    Node first = new Node("a", new Pointwise(Curve.EXP), List.of("x"));
    Node second = new Node("b", new Pointwise(Curve.FLOOR), List.of("a"));
    Node third = new Node("c", new Pointwise(Curve.SIGN), List.of("b"));
    Network network = Tiny.of(Shape.of(2), first, second, third).network();
    Network view = StraightThrough.through(network);
    assertThat(view.graph().nodes().subList(0, 3))
        .containsExactly(
            first,
            new Node("b", new StraightThrough(Curve.FLOOR), List.of("a")),
            new Node("c", new StraightThrough(Curve.SIGN), List.of("b")));
    assertThat(network.graph().nodes().stream().filter(StraightThrough::isBlockedBy))
        .containsExactly(second, third);
    assertThat(StraightThrough.through(view)).isEqualTo(view);
  }

  @Property(tries = 50)
  void rowsAreTheSameInAnyCompany(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @FloatRange(min = 1, max = 5) float spread) {
    Network network = Tiny.of(Shape.of(5), new StraightThrough(Curve.SIGN)).network();
    GradientModel model = CpuEngine.of(2).model(network);
    Batch x =
        Batch.adopt(
            Shape.of(5),
            size,
            new Seed(seed).open().uniform(Shape.of(5 * size), -spread, spread).toArray());
    Batch cotangents = x.map((_, _) -> Tensor.of(Shape.of(6), 1, 2, 3, 4, 5, 6));
    try (GradientModel.Trace together = model.trace(x);
        GradientModel.Trace alone = model.trace(x.slice(size - 1, size))) {
      assertThat(together.scores().row(size - 1)).isEqualTo(alone.scores().row(0));
      assertThat(together.pull(cotangents).row(size - 1))
          .isEqualTo(alone.pull(cotangents.slice(0, 1)).row(0));
    }
  }
}
