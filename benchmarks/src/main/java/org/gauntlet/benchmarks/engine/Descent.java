package org.gauntlet.benchmarks.engine;

/**
 * The loop of projected gradient descent under Linf: x += step * sign(gradient of the summed
 * cross-entropy), then back into the ball around the start and into [0, 1].
 */
interface Descent {
  float EPSILON = 0.3f;
  float STEP = 0.01f;

  /** Runs the first steps of the loop from the start. */
  void descend(int steps);

  /** The gradient at the start, row-major. */
  float[] gradient();

  /** The logits at the start, row-major. */
  float[] logits();
}
