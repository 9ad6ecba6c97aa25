package org.gauntlet.core;

/** A model that can be differentiated: what a white-box attacker sees. */
public interface GradientModel extends ScoreModel {
  /** Runs x (N, input) forward once and keeps what the way back needs. */
  Trace trace(Batch x);

  @Override
  default Batch scores(Batch x) {
    try (Trace trace = trace(x)) {
      return trace.scores();
    }
  }

  /**
   * One forward pass, to be pulled back as often as needed, then closed. Used by one thread at a
   * time.
   */
  interface Trace extends AutoCloseable {
    /** Logits (N, classes). */
    Batch scores();

    /** Vector-Jacobian product: cotangents (N, classes) on the logits -> gradients (N, input). */
    Batch pull(Batch cotangents);

    /** Gives the buffers back; a closed trace answers nothing more. */
    @Override
    default void close() {}
  }
}
