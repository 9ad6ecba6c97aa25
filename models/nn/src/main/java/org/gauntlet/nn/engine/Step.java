package org.gauntlet.nn.engine;

import java.util.List;

/** One operator of a plan, bound to its buffers and parameters. */
interface Step extends Follower {
  /** Computes the output of one chunk. */
  void forward(Chunk chunk);

  /** Turns the output's gradient into the inputs' gradients, where they are wanted. */
  void backward(Chunk chunk);

  /**
   * The ports whose values {@link #backward} or {@link #gather} reads. The memory of all others is
   * used again before the way back.
   */
  List<Port> kept();

  /** Whether {@link #gather} reads the output's gradient, which then is kept as well. */
  default boolean gathers() {
    return false;
  }

  /** Whether chunks meet here: all then wait for each other before it, both ways. */
  default boolean meets() {
    return false;
  }

  /** What happens before forward, with the whole batch at hand. */
  default void meetForward(List<Chunk> chunks, Workers workers) {}

  /** What happens before backward, with the whole batch at hand. */
  default void meetBackward(List<Chunk> chunks, Workers workers) {}

  /** Sums the parameters' gradients over the whole batch, after the way back. */
  default void gather(List<Chunk> chunks, Workers workers) {}
}
