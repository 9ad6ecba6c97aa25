package org.gauntlet.harness;

/** What became of one example under one budget, all attacks so far taken together. */
public sealed interface Fate {
  /** The target answers wrongly without any attack. */
  record Wrong() implements Fate {}

  /** An attack found a verified adversarial example at this budget or a smaller one. */
  record Broken(Trial by) implements Fate {}

  /** Every attack so far was in vain. */
  record Standing() implements Fate {}

  /** The model or an attack failed on it, and nothing broke it: it counts on neither side. */
  record Unassessed(String reason) implements Fate {}
}
