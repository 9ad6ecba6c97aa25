package org.gauntlet.core;

/**
 * A model that answers labels: all that a decision-based attacker sees. Must be safe for use by
 * several threads.
 */
public interface LabelModel {
  Domain domain();

  /** x (N, input) -> one label in [0, classes) for each row. */
  int[] labels(Batch x);
}
