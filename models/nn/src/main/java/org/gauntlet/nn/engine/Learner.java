package org.gauntlet.nn.engine;

import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.graph.Network;

/**
 * A network whose parameters are being trained: live arrays that an optimizer changes in place, and
 * the gradients of the last batch beside them. Not for use by several threads.
 */
public interface Learner {
  /** What one batch taught: mean cross-entropy and the number of rows whose argmax was right. */
  record Lesson(double loss, int correct) {}

  /**
   * Runs x (N, input) forward in training mode (batch statistics, dropout drawn from the seed),
   * pulls the mean cross-entropy back, and leaves every trainable parameter's gradient in {@link
   * #gradient}. For batch normalisation it also leaves the batch's mean and unbiased variance in
   * {@code gradient} of the buffers "mean" and "variance", for the trainer to blend into the
   * running ones.
   */
  Lesson learn(Batch x, int[] labels, Seed seed);

  /**
   * The live values of a parameter or buffer, by full name, row-major; to be changed between calls
   * of learn only.
   */
  float[] values(String parameter);

  /**
   * The gradient of the last batch with respect to a parameter, row-major; overwritten by the next
   * call of learn.
   */
  float[] gradient(String parameter);

  /**
   * The network as it stands now, in inference mode, as a model; it follows every change of the
   * values.
   */
  GradientModel model();

  /** A copy of the network as it stands now. */
  Network snapshot();
}
