package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/** What the adversary may do to one input, and the geometry an attack moves in. */
public sealed interface Threat permits NormBall {
  /** The budget, in the domain's own units. */
  float epsilon();

  /** The nearest allowed point: inside the budget around the original, then inside the domain. */
  Tensor project(Tensor original, Tensor x, Domain domain);

  /** x moved uphill by a step of the given length; not projected yet. */
  Tensor ascend(Tensor x, Tensor gradient, float step, Domain domain);

  /** A random allowed point. */
  Tensor random(Tensor original, Domain domain, Seed seed);

  /** How far x is from the original, in double. */
  double distance(Tensor original, Tensor x);

  /**
   * Whether x is inside the budget (to within the tolerance stated by the implementation) and the
   * domain.
   */
  boolean allows(Tensor original, Tensor x, Domain domain);
}
