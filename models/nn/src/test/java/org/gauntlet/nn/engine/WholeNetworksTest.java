package org.gauntlet.nn.engine;

import static java.util.Arrays.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.StraightThrough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws 2 and 3 for every architecture, and the proof that no operator is left out of them. */
class WholeNetworksTest {
  private static final Domain DOMAIN = new Domain(Shape.of(1, 13, 12), 0, 1, 7);
  private static final double STEP = 1e-7;
  private static final int DIRECTIONS = 3;

  /** Parameters. */
  private static final long GIANT = 5_000_000;

  /**
   * All but the giants, which are more of the same layers and take the float64 reference minutes.
   */
  static Stream<String> architectures() {
    return Architectures.all().stream()
        .filter(architecture -> parameters(architecture.graph(DOMAIN)) < GIANT)
        .map(architecture -> architecture.name());
  }

  private static long parameters(Graph graph) {
    return graph.slots().values().stream().mapToLong(slot -> slot.shape().size()).sum();
  }

  /**
   * The laws run on {@link Nets}: an operator that is in none of them would be exempt. Only two
   * are: an embedding, whose input are tokens, has its laws in {@link EmbeddingStepTest}, and what
   * lets gradients straight through, which is no derivative, in {@link StraightStepTest}.
   */
  @Test
  void everyOperatorIsUnderTheLaws() {
    Set<Class<?>> met = new HashSet<>(Set.of(Embedding.class, StraightThrough.class));
    for (Network network : Nets.all().values()) {
      network.graph().nodes().stream().map(Node::operator).map(Object::getClass).forEach(met::add);
    }
    assertThat(leaves(Operator.class))
        .isNotEmpty()
        .allSatisfy(operator -> assertThat(met).contains(operator));
  }

  private static List<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(one -> leaves(one).stream()).toList()
        : List.of(type);
  }

  /** {@code <v, J u>} by central difference in float64 is {@code <J^T v, u>} by pull. */
  @ParameterizedTest
  @MethodSource("architectures")
  void pullIsTheAdjointAlongRandomDirections(String name) {
    Network network = network(name);
    Batch x = Nets.inputs(DOMAIN, 2);
    Batch v = Nets.cotangents(DOMAIN, 2);
    Batch pulled = pull(CpuEngine.of(1).model(network), x, v);
    Float64 reference = new Float64(network);
    for (int d = 0; d < DIRECTIONS; d++) {
      double[] u = direction(DOMAIN.input().size(), new Seed(d));
      double[][] low = reference.scores(moved(x, u, -STEP));
      double[][] high = reference.scores(moved(x, u, STEP));
      for (int i = 0; i < x.size(); i++) {
        double expected = 0;
        for (int k = 0; k < low[i].length; k++) {
          expected += v.at(i, k) * (high[i][k] - low[i][k]) / (2 * STEP);
        }
        agree(name + " row " + i, Float64.widen(pulled.row(i).toArray()), u, expected);
      }
    }
  }

  /** The same of the loss of a batch and all parameters at once. */
  @ParameterizedTest
  @MethodSource("architectures")
  void lessonsAreTheGradientAlongRandomDirections(String name) {
    Network network = network(name);
    int[] labels = {0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3};
    Batch x = Nets.inputs(DOMAIN, labels.length);
    Learner learner = CpuEngine.of(2).learner(network);
    learner.learn(x, labels, new Seed(3));
    Float64 reference = new Float64(network);
    double high = lossMoved(reference, network, STEP, x, labels);
    double low = lossMoved(reference, network, -2 * STEP, x, labels);
    double[] gradient = new double[0];
    double[] directions = new double[0];
    for (String parameter : trainable(network)) {
      double[] part = Float64.widen(learner.gradient(parameter));
      gradient = DoubleStream.concat(stream(gradient), stream(part)).toArray();
      double[] u = direction(part.length, new Seed(1).child(parameter));
      directions = DoubleStream.concat(stream(directions), stream(u)).toArray();
    }
    agree(name, gradient, directions, (high - low) / (2 * STEP));
  }

  /** The loss after all parameters have moved on along their directions. */
  private static double lossMoved(
      Float64 reference, Network network, double by, Batch x, int[] labels) {
    for (String parameter : trainable(network)) {
      double[] values = reference.parameters.get(parameter);
      double[] u = direction(values.length, new Seed(1).child(parameter));
      Arrays.setAll(values, i -> values[i] + by * u[i]);
    }
    return reference.loss(Float64.widen(x), labels, new Seed(3));
  }

  private static List<String> trainable(Network network) {
    return network.graph().slots().entrySet().stream()
        .filter(slot -> slot.getValue().trainable())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** More threads than chunks, chunks that do not come out even, and a row on its own. */
  @ParameterizedTest
  @MethodSource("architectures")
  void aRowHasTheSameBitsInEveryBatchAndOnAnyNumberOfThreads(String name) {
    Network network = network(name);
    GradientModel alone = CpuEngine.of(1).model(network);
    Batch x = Nets.inputs(DOMAIN, 83);
    Batch v = Nets.cotangents(DOMAIN, 83);
    Batch scores = alone.scores(x);
    Batch pulled = pull(alone, x, v);
    for (int threads : new int[] {1, 2, 5}) {
      GradientModel shared = CpuEngine.of(threads).model(network);
      for (int size : new int[] {1, 13, 49, 83}) {
        int from = (83 - size) / 2;
        Batch part = x.slice(from, from + size);
        assertThat(shared.scores(part)).as(name).isEqualTo(scores.slice(from, from + size));
        assertThat(pull(shared, part, v.slice(from, from + size)))
            .as("%s, %d rows, %d threads", name, size, threads)
            .isEqualTo(pulled.slice(from, from + size));
      }
    }
  }

  private static Network network(String name) {
    return Network.initialise(Architectures.named(name).graph(DOMAIN), DOMAIN, new Seed(1));
  }

  private static Batch pull(GradientModel model, Batch x, Batch v) {
    try (GradientModel.Trace trace = model.trace(x)) {
      return trace.pull(v);
    }
  }

  private static double[] direction(int size, Seed seed) {
    RandomStream stream = seed.child("direction").open();
    double[] u = new double[size];
    Arrays.setAll(u, i -> stream.gaussian());
    return u;
  }

  private static double[][] moved(Batch x, double[] u, double by) {
    double[][] wide = Float64.widen(x);
    for (double[] row : wide) {
      Arrays.setAll(row, i -> row[i] + by * u[i]);
    }
    return wide;
  }

  /** Within a few roundings of the gradient's length: the scale of its part along a direction. */
  private static void agree(String what, double[] gradient, double[] u, double expected) {
    double along = 0;
    double squares = 0;
    for (int i = 0; i < u.length; i++) {
      along += gradient[i] * u[i];
      squares += gradient[i] * gradient[i];
    }
    assertThat(along).as(what).isCloseTo(expected, within(2e-5 * Math.sqrt(squares) + 2e-8));
  }
}
