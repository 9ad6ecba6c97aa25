package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Law 6: on a smooth model a small step along an attack's direction never lowers its loss. */
class UphillTest {
  private static final float STEP = 1e-4f;

  /** Logits that are closer may change places within a step, and then the slope jumps. */
  private static final double TIE = 0.02;

  private static final Map<Loss, String> SPELLING =
      Map.of(Loss.CROSS_ENTROPY, "ce", Loss.MARGIN, "margin", Loss.DLR, "dlr");

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
    Assume.that(gap(z) > TIE);
    Tensor gradient = model.pull(x, loss.cotangent(z, goal));
    Tensor raised = new NormBall(norm, 1).ascend(x, gradient, STEP, model.domain());
    double rise = loss.value(model.logits(raised), goal) - loss.value(z, goal);
    double promised = STEP * steepness(norm, gradient);
    double curved = 2e-5 * (1 + Math.abs(loss.value(z, goal)));
    assertThat(rise).isGreaterThan(0.9 * promised - curved);
    assertThat(rise).isGreaterThan(-curved);
  }

  /** Every gradient attack of the catalogue on every loss, asked whole. */
  @Property(tries = 150)
  void theCandidateIsUphillOfTheOriginal(
      @ForAll("climbers") String words,
      @ForAll Norm norm,
      @ForAll Loss loss,
      @ForAll boolean targeted,
      @ForAll long seed) {
    Toys.Smooth model = Toys.smooth(12, 5, new Seed(seed));
    Tensor x = new Seed(seed).child("x").open().uniform(Shape.of(12), 0.2f, 0.8f);
    Tensor z = model.logits(x);
    Assume.that(gap(z) > TIE);
    int truth = z.argmax();
    Goal goal = targeted ? new Goal.Reach(truth, (truth + 1) % 5) : new Goal.Climb(truth);
    NamedAttack<?> attack = Attacks.parse(words.formatted(SPELLING.get(loss)));
    Laws.uphill(Laws.Subject.of(attack, model), loss, model, norm, new Case("x", x, goal));
  }

  @Provide
  Arbitrary<String> climbers() {
    return Arbitraries.of(
        "fgsm:loss=%s",
        "bim:loss=%s", "pgd:loss=%s", "pgd:loss=%s,start=origin", "pgd:loss=%s,restarts=2");
  }

  /** The least distance of two logits. */
  private static double gap(Tensor z) {
    float[] sorted = z.toArray();
    Arrays.sort(sorted);
    double gap = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.length; i++) {
      gap = Math.min(gap, (double) sorted[i] - sorted[i - 1]);
    }
    return gap;
  }

  private static double steepness(Norm norm, Tensor gradient) {
    return BallLaws.length(BallLaws.dual(norm), gradient);
  }
}
