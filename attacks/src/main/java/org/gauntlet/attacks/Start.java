package org.gauntlet.attacks;

import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/** Where an iterative attack begins. */
public enum Start {
  /** At the unperturbed input. */
  ORIGIN,

  /** At a random point of the threat. */
  RANDOM;

  Tensor point(Victim victim, Threat threat, Seed seed) {
    return this == ORIGIN
        ? victim.original()
        : threat.random(victim.original(), victim.domain(), seed);
  }
}
