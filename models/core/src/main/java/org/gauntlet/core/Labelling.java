package org.gauntlet.core;

/** Somebody else's function from inputs to classes. */
@FunctionalInterface
public interface Labelling {
  /** Rows of flat inputs (N, D), row-major -> one class in [0, classes) for each. */
  int[] of(float[][] rows) throws Exception;
}
