package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * Projected gradient descent (Madry et al. 2018): steps uphill, each projected back; from the
 * origin it is the basic iterative method (Kurakin et al. 2017). Returns the first iterate that
 * reaches the goal; failing that, and always for {@link Goal.Climb}, the last iterate, of several
 * restarts the one with the highest loss.
 */
public record Pgd(int steps, StepSize step, int restarts, Start start, Loss loss)
    implements Attack<Victim.Gradients> {
  public Pgd {
    Require.atLeastOne("steps", steps);
    Require.atLeastOne("restarts", restarts);
    if (restarts > 1 && start == Start.ORIGIN) {
      throw new IllegalArgumentException(
          "restarts must be 1 where the start is not random, got " + restarts);
    }
  }

  @Override
  public Tensor perturb(Victim.Gradients victim, Threat threat, Seed seed) {
    Tensor original = victim.original();
    Domain domain = victim.domain();
    Tensor best = original;
    double highest = Double.NEGATIVE_INFINITY;
    for (int restart = 0; restart < restarts; restart++) {
      Tensor x = start.point(victim, threat, seed.child(restart));
      for (int i = 0; i < steps; i++) {
        Slope here = victim.slope(x, loss);
        if (here.fooled()) {
          return x;
        }
        Tensor raised = threat.ascend(x, here.gradient(), step.in(threat), domain);
        x = threat.project(original, raised, domain);
      }
      if (restarts == 1) {
        return x; // whoever called asks the model about it anyway
      }
      Tensor scores = victim.scores(x);
      double height = loss.value(scores, victim.goal());
      if (victim.goal().reachedBy(scores.argmax())) {
        return x;
      }
      if (height > highest) {
        highest = height;
        best = x;
      }
    }
    return best;
  }
}
