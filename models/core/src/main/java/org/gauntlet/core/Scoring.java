package org.gauntlet.core;

/** Somebody else's function from inputs to logits or other scores, of which the largest wins. */
@FunctionalInterface
public interface Scoring {
  /** Rows of flat inputs (N, D), row-major -> one row of scores (classes) for each. */
  float[][] of(float[][] rows) throws Exception;
}
