package org.gauntlet.datasets;

import java.util.Arrays;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;

/** The linear yardstick: logits = W x + b, fitted by stochastic gradient descent. */
final class SoftmaxRegression {
  private static final double RATE = 0.02;

  private final int classes;
  private final int width;
  private final double[] weights;

  private SoftmaxRegression(int classes, int width) {
    this.classes = classes;
    this.width = width;
    this.weights = new double[classes * (width + 1)];
  }

  static SoftmaxRegression fit(Dataset data, int epochs) {
    SoftmaxRegression model =
        new SoftmaxRegression(data.domain().classes(), data.domain().input().size());
    for (int epoch = 0; epoch < epochs; epoch++) {
      double rate = RATE * (1 - (double) epoch / epochs);
      Dataset mixed = data.shuffled(new Seed(1).child(epoch));
      mixed.examples().forEach(example -> model.step(example, rate));
    }
    return model;
  }

  double accuracy(Dataset data) {
    long hits = data.examples().stream().filter(e -> predict(e) == e.label()).count();
    return (double) hits / data.size();
  }

  private void step(Example example, double rate) {
    double[] p = logits(example);
    double largest = Arrays.stream(p).max().orElseThrow();
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      p[k] = Math.exp(p[k] - largest);
      sum += p[k];
    }
    for (int k = 0; k < classes; k++) {
      double slope = rate * (p[k] / sum - (k == example.label() ? 1 : 0));
      int row = k * (width + 1);
      for (int i = 0; i < width; i++) {
        weights[row + i] -= slope * example.input().at(i);
      }
      weights[row + width] -= slope;
    }
  }

  private int predict(Example example) {
    double[] logits = logits(example);
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = logits[k] > logits[best] ? k : best;
    }
    return best;
  }

  private double[] logits(Example example) {
    double[] logits = new double[classes];
    for (int k = 0; k < classes; k++) {
      int row = k * (width + 1);
      double sum = weights[row + width];
      for (int i = 0; i < width; i++) {
        sum += weights[row + i] * example.input().at(i);
      }
      logits[k] = sum;
    }
    return logits;
  }
}
