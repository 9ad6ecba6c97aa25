package org.gauntlet.nn.engine;

/** Softmax cross-entropy, a row at a time, in double. */
final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * Logits (K, width) of one chunk -> their gradient, each row's loss, and whether its argmax (the
   * first of equals) is the label. The gradient is that of the mean over {@code size} rows.
   */
  static void teach(
      Chunk chunk, Port logits, int[] labels, int size, double[] losses, boolean[] correct) {
    float[] z = chunk.value(logits);
    float[] gradient = chunk.gradient(logits);
    int width = chunk.width();
    for (int r = 0; r < width; r++) {
      if (r < chunk.rows()) {
        int row = chunk.first() + r;
        int best = argmax(z, r, width, logits.size());
        double total = total(z, r, width, logits.size(), z[best * width + r]);
        double top = z[best * width + r];
        losses[row] = StrictMath.log(total) + top - z[labels[row] * width + r];
        correct[row] = best == labels[row];
        for (int k = 0; k < logits.size(); k++) {
          double p = StrictMath.exp(z[k * width + r] - top) / total;
          gradient[k * width + r] = (float) ((p - (k == labels[row] ? 1 : 0)) / size);
        }
      } else {
        for (int k = 0; k < logits.size(); k++) {
          gradient[k * width + r] = 0;
        }
      }
    }
  }

  private static double total(float[] z, int r, int width, int classes, double top) {
    double total = 0;
    for (int k = 0; k < classes; k++) {
      total += StrictMath.exp(z[k * width + r] - top);
    }
    return total;
  }

  private static int argmax(float[] z, int r, int width, int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (z[k * width + r] > z[best * width + r]) {
        best = k;
      }
    }
    return best;
  }
}
