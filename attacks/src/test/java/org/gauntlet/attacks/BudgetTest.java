package org.gauntlet.attacks;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Law 5: every candidate of every attack lies in the budget and the domain. */
class BudgetTest {
  @Property(tries = 150)
  void candidatesAreAllowed(
      @ForAll Attacks attack,
      @ForAll Norm norm,
      @ForAll @FloatRange(min = 0, max = 2) float epsilon,
      @ForAll boolean bytes,
      @ForAll long seed) {
    float high = bytes ? 255 : 1;
    Domain domain = new Domain(Shape.of(10), 0, high, 4);
    Toys.Linear model = Toys.linear(domain, 4, 1, new Seed(seed));
    NormBall threat = new NormBall(norm, bytes ? 16 * epsilon : epsilon);
    Laws.budget(
        Laws.Subject.of(Attacks.of(attack.defaults()), model),
        threat,
        cases(domain, new Seed(seed)));
  }

  /** Originals at the edges of the domain and inside it, with goals of every kind. */
  private static List<Case> cases(Domain domain, Seed seed) {
    Tensor inside = seed.open().uniform(domain.input(), domain.low(), domain.high());
    Tensor low = Tensor.filled(domain.input(), domain.low());
    Tensor high = Tensor.filled(domain.input(), domain.high());
    return List.of(
        new Case("inside", inside, new Goal.Climb(0)),
        new Case("low", low, new Goal.Avoid(1)),
        new Case("high", high, new Goal.Climb(2)),
        new Case("target", inside, new Goal.Reach(0, 3)));
  }
}
