package org.gauntlet.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NetsTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LSTM")
  void theSmoothTwinHasNoKinksAndTheSameWeights(Nets net) {
    Network network = net.network();
    Network smooth = Nets.smooth(network);
    assertThat(count(network, Relu.class)).isPositive().isEqualTo(count(smooth, Tanh.class));
    assertThat(count(smooth, Relu.class)).isZero();
    assertThat(count(smooth, AveragePool2d.class)).isEqualTo(count(network, MaxPool2d.class));
    assertThat(count(smooth, MaxPool2d.class)).isZero();
    assertThat(smooth.parameters()).isEqualTo(network.parameters());
  }

  /** Without kinks there is nothing to smooth. */
  @Test
  void theRecurrentNetworkIsItsOwnTwin() {
    Network network = Nets.LSTM.network();
    assertThat(Nets.smooth(network).graph()).isEqualTo(network.graph());
    assertThat(network.graph().nodes())
        .extracting(Node::operator)
        .contains(new Recurrent(Cell.LSTM, 128, false));
    assertThat(Nets.ATTACKED).isNotEmpty().doesNotContain(Nets.LSTM);
  }

  @Test
  void noiseIsTheSameEachTimeAndCoversTheClasses() {
    Input input = Nets.FAST.input(64);
    assertThat(input.x()).isEqualTo(Nets.FAST.input(64).x());
    assertThat(input.labels().toArray()).containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    Batch hot = input.oneHot(10);
    for (int row = 0; row < 64; row++) {
      assertThat(hot.row(row).argmax()).isEqualTo(input.labels().toArray()[row]);
      assertThat(hot.row(row).dot(hot.row(row))).isEqualTo(1);
    }
  }

  /** Forty steps of 0.01 fill the ball of 0.3 and the domain, but leave neither. */
  @Test
  void theLoopStaysInTheBall() {
    GauntletDescent loop =
        new GauntletDescent(CpuEngine.of(1).model(Nets.FAST.network()), Nets.FAST.input(3));
    float[] start = Input.values(Nets.FAST.input(3).x());
    float[] end = Input.values(loop.run(40));
    float farthest = 0;
    for (int i = 0; i < end.length; i++) {
      assertThat(end[i]).isBetween(0f, 1f);
      farthest = Math.max(farthest, Math.abs(end[i] - start[i]));
    }
    assertThat(farthest).isBetween(0.29f, 0.3001f);
  }

  /** The gradient of the summed cross-entropy is a difference quotient of it. */
  @Test
  void theLoopClimbsTheCrossEntropy() {
    GauntletDescent loop =
        new GauntletDescent(CpuEngine.of(1).model(Nets.FAST.network()), Nets.FAST.input(2));
    assertThat(loop.loss(loop.run(40))).isGreaterThan(loop.loss(loop.run(0)) + 0.1);
  }

  @Test
  void theLayersAreThoseOfTheStudy() {
    assertThat(LayerShape.convolutions()).extracting(LayerShape::name).doesNotHaveDuplicates();
    for (LayerShape shape : LayerShape.convolutions()) {
      Shape y = shape.layer().output(List.of(shape.input()));
      assertThat(y.at(0)).isEqualTo(((Conv2d) shape.layer()).channels());
    }
    assertThat(LayerShape.products())
        .extracting(shape -> shape.rows() * shape.layer().multiplyAdds(List.of(shape.input())))
        .startsWith(128L * 128 * 128, 512L * 512 * 512)
        .contains(32L * 12544 * 288, 256L * 1024 * 3136);
    assertThat(Stream.concat(LayerShape.products().stream(), LayerShape.convolutions().stream()))
        .filteredOn(LayerShape::quick)
        .hasSizeBetween(5, 12);
  }

  private static long count(Network network, Class<?> operator) {
    return network.graph().nodes().stream()
        .filter(node -> operator.isInstance(node.operator()))
        .count();
  }
}
