package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * Projected gradient descent (Madry et al. 2018): steps uphill, each projected back; from the
 * origin it is the basic iterative method (Kurakin et al. 2017). Returns the first iterate that
 * reaches the goal, else (and always for {@link Goal.Climb}) the last one. For restarts see {@link
 * Restarts}.
 */
public record Pgd(int steps, StepSize step, Start start, Loss loss)
    implements Attack<Victim.Gradients> {
  public Pgd {
    Require.atLeastOne("steps", steps);
  }

  @Override
  public Tensor perturb(Victim.Gradients victim, Threat threat, Seed seed) {
    Tensor original = victim.original();
    Domain domain = victim.domain();
    Tensor x = start.point(victim, threat, seed);
    for (int i = 0; i < steps; i++) {
      Slope here = victim.slope(x, loss);
      if (here.fooled()) {
        return x;
      }
      Tensor raised = threat.ascend(x, here.gradient(), step.in(threat), domain);
      x = threat.project(original, raised, domain);
    }
    return x;
  }
}
