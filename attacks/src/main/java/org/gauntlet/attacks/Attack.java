package org.gauntlet.attacks;

import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * A way to fool a model, written for one example. Implementations are records whose components are
 * the attack's options; one instance attacks many examples at once, each on its own thread.
 *
 * @param <V> the least that the attack must see of the model
 */
@FunctionalInterface
public interface Attack<V extends Victim> {
  /** A candidate inside the threat; whoever called asks the model again whether it fools. */
  Tensor perturb(V victim, Threat threat, Seed seed);
}
