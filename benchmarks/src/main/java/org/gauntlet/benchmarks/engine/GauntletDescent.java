package org.gauntlet.benchmarks.engine;

import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;

/** The loop through the engine's public interface. */
final class GauntletDescent implements Descent {
  private final GradientModel model;
  private final Batch start;
  private final float[] origin;
  private final int[] labels;

  GauntletDescent(GradientModel model, Input input) {
    this.model = model;
    start = input.x();
    origin = Input.values(start);
    labels = input.labels().toArray();
  }

  @Override
  public void descend(int steps) {
    run(steps);
  }

  /** Where the first steps of the loop lead. */
  Batch run(int steps) {
    Batch x = start;
    for (int i = 0; i < steps; i++) {
      x = step(x);
    }
    return x;
  }

  /** The cross-entropy of x, summed over its rows. */
  double loss(Batch x) {
    Batch logits = model.scores(x);
    double loss = 0;
    for (int row = 0; row < logits.size(); row++) {
      double total = 0;
      for (int k = 0; k < logits.shape().size(); k++) {
        total += Math.exp(logits.at(row, k));
      }
      loss += Math.log(total) - logits.at(row, labels[row]);
    }
    return loss;
  }

  @Override
  public float[] gradient() {
    return Input.values(gradient(start));
  }

  @Override
  public float[] logits() {
    return Input.values(model.scores(start));
  }

  private Batch step(Batch x) {
    float[] next = Input.values(x);
    climb(next, Input.values(gradient(x)), origin);
    return Batch.adopt(x.shape(), x.size(), next);
  }

  /** A loop without branches, which the compiler turns into vectors. */
  private static void climb(float[] x, float[] gradient, float[] origin) {
    for (int i = 0; i < x.length; i++) {
      float raised = x[i] + STEP * Math.signum(gradient[i]);
      float inBall = Math.min(Math.max(raised, origin[i] - EPSILON), origin[i] + EPSILON);
      x[i] = Math.min(Math.max(inBall, 0), 1);
    }
  }

  private Batch gradient(Batch x) {
    try (GradientModel.Trace trace = model.trace(x)) {
      return trace.pull(slopes(trace.scores()));
    }
  }

  /** Logits -> gradient of each row's cross-entropy: softmax - one-hot. */
  private Batch slopes(Batch logits) {
    int classes = logits.shape().size();
    float[] slopes = Input.values(logits);
    for (int row = 0; row < logits.size(); row++) {
      int at = row * classes;
      float top = logits.at(row, 0);
      for (int k = 1; k < classes; k++) {
        top = Math.max(top, slopes[at + k]);
      }
      double total = 0;
      for (int k = 0; k < classes; k++) {
        slopes[at + k] = (float) Math.exp(slopes[at + k] - top);
        total += slopes[at + k];
      }
      for (int k = 0; k < classes; k++) {
        slopes[at + k] = (float) (slopes[at + k] / total) - (k == labels[row] ? 1 : 0);
      }
    }
    return Batch.adopt(logits.shape(), logits.size(), slopes);
  }
}
