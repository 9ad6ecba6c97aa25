package org.gauntlet.attacks;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;

/** Law 11: what every gradient attack of the catalogue reaches on a linear model of two classes. */
class LinearAnswerTest {
  /** Wide enough that no optimum touches its edge. */
  private static final Domain WIDE = new Domain(Shape.of(20), -1000, 1000, 2);

  /** The logits ratio needs a third class; noise has no direction. */
  @Provide
  Arbitrary<String> attacks() {
    return Arbitraries.of(
        "fgsm",
        "fgsm:loss=margin",
        "bim",
        "bim:loss=margin",
        "pgd:start=origin",
        "pgd:steps=200,step=0.05eps",
        "pgd:steps=200,step=0.05eps,loss=margin",
        "pgd:steps=200,step=0.05eps,restarts=2");
  }

  @Property(tries = 120)
  void theClosedFormIsReached(
      @ForAll("attacks") String words, @ForAll Norm norm, @ForAll long seed) {
    Toys.Linear model = Toys.linear(WIDE, 2, 1, new Seed(seed).child("model"));
    Case of = Toys.cases(model, 1, new Seed(seed).child("cases")).getFirst();
    Laws.knownAnswer(subject(words, model), model, norm, of);
  }

  @Property(tries = 60)
  void aTargetIsReachedAtTheSameBudget(
      @ForAll("attacks") String words, @ForAll Norm norm, @ForAll long seed) {
    Toys.Linear model = Toys.linear(WIDE, 2, 1, new Seed(seed));
    Case of = Toys.cases(model, 1, new Seed(seed)).getFirst();
    int truth = of.goal().truth();
    Case targeted = new Case(of.id(), of.original(), new Goal.Reach(truth, 1 - truth));
    Laws.knownAnswer(subject(words, model), model, norm, targeted);
  }

  private static Laws.Subject<?> subject(String words, Toys.Linear model) {
    return Laws.Subject.of(Attacks.parse(words), model);
  }
}
