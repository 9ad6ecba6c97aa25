package org.gauntlet.nn.engine;

/** What was worked out from parameters, and has to be again when they change. */
interface Follower {
  /** Follows changed parameter values. */
  default void refresh() {}
}
