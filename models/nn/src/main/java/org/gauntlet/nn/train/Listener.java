package org.gauntlet.nn.train;

/** Hears how a training goes, on the training's own thread. */
public interface Listener {
  /** Hears nothing. */
  Listener DEAF = new Listener() {};

  /** A batch was learnt at that mean loss. */
  default void batch(Progress at, double loss) {}

  /** An epoch is over. */
  default void epoch(Epoch epoch) {}
}
