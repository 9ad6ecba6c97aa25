package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Law 6: on a smooth model a small step along an attack's direction never lowers its loss. */
class UphillTest {
  private static final float STEP = 1e-4f;

  @Provide
  Arbitrary<Goal> goals() {
    return Arbitraries.of(new Goal.Avoid(1), new Goal.Reach(0, 3), new Goal.Climb(2));
  }

  /** It rises, to first order, by the step times the dual norm of the gradient. */
  @Property(tries = 300)
  void aSmallStepClimbs(
      @ForAll Norm norm, @ForAll Loss loss, @ForAll("goals") Goal goal, @ForAll long seed) {
    Toys.Smooth model = Toys.smooth(12, 5, new Seed(seed));
    Tensor x = new Seed(seed).child("x").open().uniform(Shape.of(12), 0.2f, 0.8f);
    Tensor z = model.logits(x);
    Tensor gradient = model.pull(x, loss.cotangent(z, goal));
    Tensor raised = new NormBall(norm, 1).ascend(x, gradient, STEP, model.domain());
    double rise = loss.value(model.logits(raised), goal) - loss.value(z, goal);
    double promised = STEP * steepness(norm, gradient);
    double curved = 2e-5 * (1 + Math.abs(loss.value(z, goal)));
    assertThat(rise).isGreaterThan(0.9 * promised - curved);
    assertThat(rise).isGreaterThan(-curved);
  }

  private static double steepness(Norm norm, Tensor gradient) {
    Norm dual = norm == Norm.L1 ? Norm.LINF : norm == Norm.LINF ? Norm.L1 : Norm.L2;
    return new NormBall(dual, 0).distance(Tensor.filled(gradient.shape(), 0), gradient);
  }
}
