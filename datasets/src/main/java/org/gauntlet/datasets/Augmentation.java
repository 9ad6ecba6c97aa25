package org.gauntlet.datasets;

import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/** A random change of an image (C, H, W) that keeps its shape and its meaning. */
@FunctionalInterface
public interface Augmentation {
  /** The changed image; equal seeds give equal changes. */
  Tensor apply(Tensor image, Seed seed);

  /** This change and then another, each with its own randomness. */
  default Augmentation andThen(Augmentation next) {
    return (image, seed) -> next.apply(apply(image, seed.child("first")), seed.child("then"));
  }
}
