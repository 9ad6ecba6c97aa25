package org.gauntlet.examples;

import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Slope;
import org.gauntlet.attacks.Threat;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * Iterated FGSM along a running mean of the gradients (Dong et al. 2018, algorithm 1). Deviation:
 * the first iterate that fools is returned.
 */
public record MomentumFgsm(int steps, float decay) implements Attack<Victim.Gradients> {
  public MomentumFgsm {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be >= 1, got " + steps);
    }
  }

  @Override
  public Tensor perturb(Victim.Gradients victim, Threat threat, Seed seed) {
    Tensor x = victim.original();
    Tensor velocity = Tensor.filled(x.shape(), 0);
    for (int i = 0; i < steps; i++) {
      Slope here = victim.slope(x, Loss.CROSS_ENTROPY);
      if (here.fooled()) {
        return x;
      }
      velocity = velocity.times(decay).plus(unit(here.gradient()));
      Tensor raised = threat.ascend(x, velocity, threat.epsilon() / steps, victim.domain());
      x = threat.project(victim.original(), raised, victim.domain());
    }
    return x;
  }

  /** The gradient scaled to length one in L1; a zero gradient stays zero. */
  private static Tensor unit(Tensor gradient) {
    double length = gradient.map(Math::abs).dot(Tensor.filled(gradient.shape(), 1));
    return length == 0 ? gradient : gradient.map(g -> (float) (g / length));
  }
}
