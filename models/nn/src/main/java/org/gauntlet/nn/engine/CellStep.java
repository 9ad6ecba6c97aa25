package org.gauntlet.nn.engine;

/** One step of a recurrent cell, after W x + b came to lie in its gates. */
interface CellStep {
  /** From the gates and state s to state s + 1. */
  void forward(Chunk chunk, int step);

  /**
   * From the gradient of state s + 1 in the carry, and beside it, to the step's slopes, and to that
   * of state s.
   */
  void backward(Chunk chunk, int step);

  /** Follows changed parameter values. */
  void refresh();
}
