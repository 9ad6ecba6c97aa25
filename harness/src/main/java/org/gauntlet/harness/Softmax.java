package org.gauntlet.harness;

import org.gauntlet.core.Tensor;

/** The probability of a prediction. */
final class Softmax {
  private Softmax() {}

  /** The softmax probability of the largest of the logits (classes). */
  static double confidence(Tensor logits) {
    double largest = logits.at(logits.argmax());
    double sum = 0;
    for (int i = 0; i < logits.size(); i++) {
      sum += StrictMath.exp(logits.at(i) - largest);
    }
    return 1 / sum;
  }
}
