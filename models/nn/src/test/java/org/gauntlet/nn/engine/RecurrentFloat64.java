package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Recurrent;

/** Recurrent layers as their formulas say, number by number, in float64: the reference. */
final class RecurrentFloat64 {
  private final Node node;
  private final Recurrent layer;
  private final Map<String, double[]> parameters;
  private final int hidden;

  RecurrentFloat64(Node node, Recurrent layer, Map<String, double[]> parameters) {
    this.node = node;
    this.layer = layer;
    this.parameters = parameters;
    hidden = layer.hidden();
  }

  double[] run(List<double[]> in, int depth, int steps) {
    double[] h = in.size() > 1 ? in.get(1) : new double[hidden];
    double[] k = in.size() > 2 ? in.get(2) : new double[hidden];
    double[] y = new double[steps * hidden];
    for (int step = 0; step < steps; step++) {
      int t = layer.reverse() ? steps - 1 - step : step;
      double[] x = Arrays.copyOfRange(in.getFirst(), t * depth, (t + 1) * depth);
      double[] next = new double[hidden];
      double[] remembered = new double[hidden];
      for (int u = 0; u < hidden; u++) {
        remembered[u] = layer.cell() == Cell.LSTM ? memory(x, h, k, u) : 0;
        next[u] = state(x, h, remembered, u);
      }
      h = next;
      k = remembered;
      System.arraycopy(h, 0, y, t * hidden, hidden);
    }
    return y;
  }

  private double memory(double[] x, double[] h, double[] k, int u) {
    double i = logistic(both(0, u, x, h));
    double f = logistic(both(2, u, x, h));
    return f * k[u] + i * Math.tanh(both(3, u, x, h));
  }

  private double state(double[] x, double[] h, double[] k, int u) {
    return switch (layer.cell()) {
      case RNN_TANH -> Math.tanh(both(0, u, x, h));
      case RNN_RELU -> Math.max(0, both(0, u, x, h));
      case LSTM -> logistic(both(1, u, x, h)) * Math.tanh(k[u]);
      case GRU -> {
        double r = logistic(both(1, u, x, h));
        yield mixed(x, h, u, input(2, u, x) + r * row("hidden", 2 * hidden + u, h));
      }
      case GRU_RESET_FIRST -> {
        double[] reset = new double[hidden];
        Arrays.setAll(reset, v -> logistic(both(1, v, x, h)) * h[v]);
        yield mixed(x, h, u, input(2, u, x) + row("candidate", u, reset));
      }
    };
  }

  private double mixed(double[] x, double[] h, int u, double sum) {
    double z = logistic(both(0, u, x, h));
    return (1 - z) * Math.tanh(sum) + z * h[u];
  }

  private double both(int gate, int u, double[] x, double[] h) {
    return input(gate, u, x) + row("hidden", gate * hidden + u, h);
  }

  private double input(int gate, int u, double[] x) {
    return row("input", gate * hidden + u, x);
  }

  /** One row of a matrix times a vector, plus its bias. */
  private double row(String role, int row, double[] x) {
    double[] matrix = parameters.get(node.parameter(role));
    double sum = parameters.get(node.parameter(role + "_bias"))[row];
    for (int i = 0; i < x.length; i++) {
      sum += matrix[row * x.length + i] * x[i];
    }
    return sum;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
