package org.gauntlet.attacks;

import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * Random points of the threat until one fools: the baseline that every real attack must beat.
 * Returns the last point drawn.
 */
public record UniformNoise(int draws) implements Attack<Victim> {
  public UniformNoise {
    Require.atLeastOne("draws", draws);
  }

  @Override
  public Tensor perturb(Victim victim, Threat threat, Seed seed) {
    Tensor x = victim.original();
    for (int i = 0; i < draws; i++) {
      x = threat.random(victim.original(), victim.domain(), seed.child(i));
      if (victim.fooled(x)) {
        return x;
      }
    }
    return x;
  }
}
