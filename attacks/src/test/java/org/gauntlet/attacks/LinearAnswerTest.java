package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * Law 11: on a linear model of two classes the least budget that fools is the margin over the dual
 * norm of the difference of the weights.
 */
class LinearAnswerTest {
  /** Wide enough that no optimum touches its edge. */
  private static final Domain WIDE = new Domain(Shape.of(20), -1000, 1000, 2);

  @Property(tries = 60)
  void fgsmBreaksJustAboveTheClosedForm(@ForAll long seed, @ForAll Norm norm) {
    breaksJustAboveTheClosedForm(new Fgsm(Loss.CROSS_ENTROPY), norm, new Seed(seed));
  }

  @Property(tries = 60)
  void pgdBreaksJustAboveTheClosedForm(@ForAll long seed, @ForAll Norm norm, @ForAll Loss loss) {
    Loss fit = loss == Loss.DLR ? Loss.MARGIN : loss;
    breaksJustAboveTheClosedForm(
        new Pgd(200, new StepSize.Relative(0.05f), Start.RANDOM, fit), norm, new Seed(seed));
  }

  @Property(tries = 30)
  void aTargetIsReachedAtTheSameBudget(@ForAll long seed, @ForAll Norm norm) {
    Toys.Linear model = Toys.linear(WIDE, 2, 1, new Seed(seed));
    Case of = Toys.cases(model, 1, new Seed(seed)).getFirst();
    int truth = of.goal().truth();
    Case targeted = new Case(of.id(), of.original(), new Goal.Reach(truth, 1 - truth));
    double least = leastBudget(model, of, norm);
    Fgsm fgsm = new Fgsm(Loss.CROSS_ENTROPY);
    assertThat(fools(fgsm, model, targeted, new NormBall(norm, (float) (least * 1.01)))).isTrue();
    assertThat(fools(fgsm, model, targeted, new NormBall(norm, (float) (least * 0.99)))).isFalse();
  }

  private static void breaksJustAboveTheClosedForm(
      Attack<Victim.Gradients> attack, Norm norm, Seed seed) {
    Toys.Linear model = Toys.linear(WIDE, 2, 1, seed.child("model"));
    Case of = Toys.cases(model, 1, seed.child("cases")).getFirst();
    double least = leastBudget(model, of, norm);
    assertThat(fools(attack, model, of, new NormBall(norm, (float) (least * 1.01)))).isTrue();
    assertThat(fools(attack, model, of, new NormBall(norm, (float) (least * 0.99)))).isFalse();
  }

  private static double leastBudget(Toys.Linear model, Case of, Norm norm) {
    Tensor z = model.scores(Batch.of(of.original())).row(0);
    double margin = Math.abs((double) z.at(0) - z.at(1));
    Tensor w = model.weights().get(0).minus(model.weights().get(1));
    Tensor zero = Tensor.filled(w.shape(), 0);
    Norm dual =
        switch (norm) {
          case L1 -> Norm.LINF;
          case L2 -> Norm.L2;
          case LINF -> Norm.L1;
        };
    return margin / new NormBall(dual, 0).distance(zero, w);
  }

  private static boolean fools(
      Attack<Victim.Gradients> attack, Toys.Linear model, Case of, Threat threat) {
    Access<Victim.Gradients> access = new Access.Gradients(model);
    return Toys.fooled(access, attack, threat, List.of(of), new Seed(7)) == 1;
  }
}
