package org.gauntlet.nn.train;

import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;

/**
 * What is done to each training batch before it is learnt: nothing, augmentation, or an attack on
 * the network as it stands.
 */
@FunctionalInterface
public interface Recipe {
  /** Plain training. */
  Recipe PLAIN = (current, x, labels, seed) -> x;

  /** x (N, input) -> what to learn instead (N, input), with the same labels. */
  Batch prepare(GradientModel current, Batch x, int[] labels, Seed seed);

  /** This recipe, then another on what it made: augmentation, then an attack. */
  default Recipe andThen(Recipe next) {
    return (current, x, labels, seed) ->
        next.prepare(
            current,
            prepare(current, x, labels, seed.child("first")),
            labels,
            seed.child("second"));
  }
}
