package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells of a single hidden value, worked out by hand. */
class RecurrentStepTest {
  private static final Offset<Float> CLOSE = within(1e-6f);

  /** log 3, at which the logistic function is 3/4. */
  private static final float LOG3 = (float) Math.log(3);

  @Test
  void aRectifiedStateAddsUpUntilItIsNegative() {
    Tiny sum = tiny(Cell.RNN_RELU, 4, false, 1, 2, 1, 0);
    assertThat(sum.forward(1, 3, -20, 2)).containsExactly(1, 5, 0, 2);
    assertThat(sum.pull(new float[] {1, 3, -20, 2}, 0, 10, 100, 1000))
        .containsExactly(20, 10, 0, 1000);
  }

  @Test
  void inReverseTheLastStepComesFirst() {
    Tiny sum = tiny(Cell.RNN_RELU, 3, true, 1, 2, 1, 0);
    assertThat(sum.forward(1, 10, 100)).containsExactly(421, 210, 100);
    assertThat(sum.pull(new float[] {1, 10, 100}, 1, 0, 0)).containsExactly(1, 2, 4);
  }

  @Test
  void bothBiasesCount() {
    Tiny layer =
        tiny(Cell.RNN_RELU, 2, false, 1, 2, 1, 0)
            .with("op.input_bias", 100)
            .with("op.hidden_bias", 20);
    assertThat(layer.forward(1, 1)).containsExactly(121, 363);
  }

  @Test
  void tanhOfTheSum() {
    Tiny layer = tiny(Cell.RNN_TANH, 2, false, 1, 2, 1, 0);
    float[] y = layer.forward(LOG3 / 2, LOG3 / 2 - 1);
    assertThat(y[0]).isCloseTo(0.5f, CLOSE);
    assertThat(y[1]).isCloseTo(0.5f, CLOSE);
    float[] pulled = layer.pull(new float[] {LOG3 / 2, LOG3 / 2 - 1}, 0, 16);
    assertThat(pulled[0]).isCloseTo(18, within(1e-4f));
    assertThat(pulled[1]).isCloseTo(12, within(1e-4f));
  }

  /** i = 3/4, o = 1/4, f = 3/4 throughout, g = 1/2 from the input alone. */
  @Test
  void anLstmForgetsAndAdds() {
    Tiny lstm =
        tiny(Cell.LSTM, 2, false, 1, 0, 0, 0)
            .with("op.input", 0, 0, 0, 1)
            .with("op.input_bias", LOG3, 0, LOG3, 0)
            .with("op.hidden_bias", 0, -LOG3, 0, 0);
    float[] y = lstm.forward(LOG3 / 2, LOG3 / 2);
    assertThat(y[0]).isCloseTo((float) Math.tanh(0.375) / 4, CLOSE);
    assertThat(y[1]).isCloseTo((float) Math.tanh(0.375 * 0.75 + 0.375) / 4, CLOSE);
  }

  /** z = 1/4, r = 3/4; the state is 1/2 after the first step, as z lets n = 2/3 through to 3/4. */
  @Test
  void theResetActsBehindTheProductOrBeforeIt() {
    float n = (float) (Math.log(5) / 2);
    Tiny late = gru(Cell.GRU).with("op.hidden", 0, 0, 2).with("op.hidden_bias", 0, 0, 4);
    assertThat(late.forward(n - 3, 0)[0]).isCloseTo(0.5f, CLOSE);
    assertThat(late.forward(n - 3, -3)[1])
        .isCloseTo((float) (0.75 * Math.tanh(0.75 * 5 - 3) + 0.125), CLOSE);
    Tiny first = gru(Cell.GRU_RESET_FIRST).with("op.candidate", 2).with("op.candidate_bias", 4);
    assertThat(first.forward(n - 4, 0)[0]).isCloseTo(0.5f, CLOSE);
    assertThat(first.forward(n - 4, -4)[1])
        .isCloseTo((float) (0.75 * Math.tanh(0.75) + 0.125), CLOSE);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoNumberIsNotHidden(Cell cell) {
    Tiny layer = Tiny.of(Shape.of(3, 1), new Recurrent(cell, 1, false));
    float[] y = layer.forward(1, Float.NaN, 1);
    assertThat(y[0]).isFinite();
    assertThat(y[1]).isNaN();
    assertThat(y[2]).isNaN();
  }

  /** Two hidden values over three steps; x ends with the states (2) that the layer starts from. */
  private static Tiny started(Cell cell, boolean reverse) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node("flat", new Slice(List.of(0), List.of(6)), List.of("x")));
    nodes.add(new Node("steps", new Reshape(Shape.of(3, 2)), List.of("flat")));
    List<String> reads = new ArrayList<>(List.of("steps"));
    for (int i = 0; i < cell.states(); i++) {
      reads.add("state" + i);
      nodes.add(new Node("state" + i, new Slice(List.of(6 + 2 * i), List.of(2)), List.of("x")));
    }
    nodes.add(new Node("op", new Recurrent(cell, 2, reverse), reads));
    return Tiny.of(Shape.of(6 + 2 * cell.states()), nodes.toArray(Node[]::new));
  }

  /** By differences of answers to x a 64th to both sides. */
  @ParameterizedTest
  @EnumSource
  void theWayBackIsTheSlopeOfTheWayForward(Cell cell) {
    float[] cotangents = {1, -2, 3, 0.5f, -1, 2};
    for (boolean reverse : new boolean[] {false, true}) {
      Tiny layer = started(cell, reverse);
      float[] x = {0.9f, -0.4f, 1.3f, 0.6f, -0.7f, 1.1f, 0.8f, -0.5f, 0.35f, 1.2f};
      x = Arrays.copyOf(x, 6 + 2 * cell.states());
      float[] pulled = layer.pull(x, cotangents);
      for (int i = 0; i < x.length; i++) {
        float[] above = x.clone();
        float[] below = x.clone();
        above[i] += 1 / 64f;
        below[i] -= 1 / 64f;
        double rise = dot(layer.forward(above), cotangents) - dot(layer.forward(below), cotangents);
        assertThat((double) pulled[i])
            .as("%s, reverse %s, by x[%d]", cell, reverse, i)
            .isCloseTo(rise * 32, within(1e-3));
      }
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** What one question left behind must not be in the answer to the next. */
  @ParameterizedTest
  @EnumSource
  void pullingAgainIsPullingTheSame(Cell cell) {
    Tiny layer = started(cell, false);
    Tensor row = Tensor.filled(layer.network().domain().input(), 0.7f);
    Shape logits = Shape.of(layer.network().domain().classes());
    Batch cotangents = Batch.of(Tensor.filled(logits, 1));
    GradientModel model = CpuEngine.of(1).model(layer.network());
    try (GradientModel.Trace trace = model.trace(Batch.of(row))) {
      Batch first = trace.pull(cotangents);
      assertThat(trace.pull(cotangents)).isEqualTo(first);
    }
  }

  /** The batch's gradients are sums over its rows, whatever the size of the chunks. */
  @ParameterizedTest
  @EnumSource
  void gradientsAddUpOverRows(Cell cell) {
    Tiny layer = Tiny.of(Shape.of(2, 3), new Recurrent(cell, 9, false));
    float[][] x = new float[40][];
    float[][] v = new float[40][];
    for (int row = 0; row < x.length; row++) {
      x[row] = new float[] {0.1f, -0.5f, 0.3f, 1, 0.25f, -2};
      v[row] = new float[18];
      v[row][row % 18] = 1;
    }
    Tiny.Pass all = layer.teach(x, v);
    for (String role : new String[] {"op.input", "op.hidden", "op.hidden_bias"}) {
      double[] sums = new double[all.gradient(role).length];
      for (int row = 0; row < x.length; row++) {
        float[] one = layer.teach(new float[][] {x[row]}, new float[][] {v[row]}).gradient(role);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += one[i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        assertThat((double) all.gradient(role)[i]).as(role).isCloseTo(sums[i], within(1e-5));
      }
    }
  }

  private static Tiny gru(Cell cell) {
    return tiny(cell, 2, false, 1, 0, 0, 0)
        .with("op.input", 0, 0, 1)
        .with("op.input_bias", -LOG3, LOG3, 0);
  }

  /** One input and one hidden value; the first weight of each matrix, the other parameters 0. */
  private static Tiny tiny(
      Cell cell, int steps, boolean reverse, int width, float hidden, float input, float rest) {
    Tiny tiny = Tiny.of(Shape.of(steps, width), new Recurrent(cell, 1, reverse));
    for (String name : tiny.network().parameters().sequencedKeySet()) {
      float[] values = new float[tiny.network().parameters().get(name).shape().size()];
      Arrays.fill(values, rest);
      values[0] = name.equals("op.hidden") ? hidden : name.equals("op.input") ? input : rest;
      tiny = tiny.with(name, values);
    }
    return tiny;
  }
}
