package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * One step of the full budget along the gradient: the fast gradient sign method (Goodfellow, Shlens
 * and Szegedy 2015) and its kin in other norms. An original that fools already is left alone.
 */
public record Fgsm(Loss loss) implements Attack<Victim.Gradients> {
  @Override
  public Tensor perturb(Victim.Gradients victim, Threat threat, Seed seed) {
    Tensor x = victim.original();
    Domain domain = victim.domain();
    Slope here = victim.slope(x, loss);
    return here.fooled()
        ? x
        : threat.project(x, threat.ascend(x, here.gradient(), threat.epsilon(), domain), domain);
  }
}
