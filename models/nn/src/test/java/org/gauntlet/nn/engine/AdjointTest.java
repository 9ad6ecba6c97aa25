package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Slot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 2: what the engine computes, and what it pulls back, against float64. */
class AdjointTest {
  private static final int ROWS = 5;
  private static final double STEP = 1e-6;

  static Stream<String> nets() {
    return Nets.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("nets")
  void forwardAgreesWithFloat64(String name) {
    Network network = Nets.all().get(name);
    Batch x = Nets.inputs(network.domain(), ROWS);
    Batch scores = CpuEngine.of(1).model(network).scores(x);
    double[][] expected = new Float64(network).scores(Float64.widen(x));
    for (int i = 0; i < ROWS; i++) {
      agree(name + " row " + i, scores.row(i).toArray(), expected[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  void pullIsTheAdjoint(String name) {
    Network network = Nets.all().get(name);
    Batch x = Nets.inputs(network.domain(), ROWS);
    Batch v = Nets.cotangents(network.domain(), ROWS);
    GradientModel model = CpuEngine.of(1).model(network);
    Batch pulled;
    try (GradientModel.Trace trace = model.trace(x)) {
      pulled = trace.pull(v);
    }
    Float64 reference = new Float64(network);
    double[][] up = Float64.widen(x);
    double[][] cotangents = Float64.widen(v);
    double[][] expected = new double[ROWS][network.domain().input().size()];
    for (int d = 0; d < expected[0].length; d++) {
      double[][] left = shifted(up, d, -STEP);
      double[][] right = shifted(up, d, STEP);
      double[][] low = reference.scores(left);
      double[][] high = reference.scores(right);
      for (int i = 0; i < ROWS; i++) {
        for (int k = 0; k < low[i].length; k++) {
          expected[i][d] += cotangents[i][k] * (high[i][k] - low[i][k]) / (2 * STEP);
        }
      }
    }
    for (int i = 0; i < ROWS; i++) {
      agree(name + " row " + i, pulled.row(i).toArray(), expected[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  void learnerGradientsAgreeWithFloat64(String name) {
    Network network = Nets.all().get(name);
    Batch x = Nets.inputs(network.domain(), 19);
    int[] labels = new int[19];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % network.domain().classes();
    }
    Learner learner = CpuEngine.of(2).learner(network);
    Learner.Lesson lesson = learner.learn(x, labels, new Seed(3));
    Float64 reference = new Float64(network);
    double[][] wide = Float64.widen(x);
    assertThat(lesson.loss())
        .as(name)
        .isCloseTo(reference.loss(wide, labels, new Seed(3)), within(1e-5));
    for (Map.Entry<String, Slot> slot : network.graph().slots().entrySet()) {
      if (slot.getValue().trainable()) {
        double[] parameter = reference.parameters.get(slot.getKey());
        double[] expected = new double[parameter.length];
        for (int i = 0; i < parameter.length; i += stride(parameter.length)) {
          double value = parameter[i];
          parameter[i] = value + STEP;
          double high = reference.loss(wide, labels, new Seed(3));
          parameter[i] = value - STEP;
          double low = reference.loss(wide, labels, new Seed(3));
          parameter[i] = value;
          expected[i] = (high - low) / (2 * STEP);
        }
        sampled(name + " " + slot.getKey(), learner.gradient(slot.getKey()), expected);
      }
    }
  }

  private static int stride(int length) {
    return Math.max(1, length / 29);
  }

  private static double[][] shifted(double[][] x, int column, double by) {
    double[][] moved = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i].clone();
      moved[i][column] += by;
    }
    return moved;
  }

  private static void sampled(String what, float[] actual, double[] expected) {
    double[] all = Float64.widen(actual);
    for (int i = 0; i < all.length; i += stride(all.length)) {
      all[i] = expected[i];
    }
    agree(what, actual, all);
  }

  /** Within 1e-5 of the largest; a gradient that is zero on paper, of 0.05. */
  private static void agree(String what, float[] actual, double[] expected) {
    double scale = 0.05;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s, element %d", what, i)
          .isCloseTo(expected[i], within(1e-5 * scale));
    }
  }
}
