package org.gauntlet.onnx;

import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.Traceable;

/** Input gradients of the summed cross-entropy. */
final class Gradients {
  private Gradients() {}

  static Batch of(GradientModel model, Batch x, int[] labels) {
    return of((Traceable) model::trace, x, labels);
  }

  static Batch of(Traceable model, Batch x, int[] labels) {
    try (GradientModel.Trace trace = model.trace(x)) {
      return trace.pull(
          trace
              .scores()
              .map((row, logits) -> {
                double top = logits.at(logits.argmax());
                double total = 0;
                for (int k = 0; k < logits.size(); k++) {
                  total += Math.exp(logits.at(k) - top);
                }
                float[] slope = new float[logits.size()];
                for (int k = 0; k < slope.length; k++) {
                  slope[k] = (float) (Math.exp(logits.at(k) - top) / total);
                }
                slope[labels[row]] -= 1;
                return Tensor.adopt(logits.shape(), slope);
              }));
    }
  }
}
