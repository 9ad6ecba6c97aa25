package org.gauntlet.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.OnnxExport;
import org.gauntlet.onnx.RandomNetworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write, ONNX Runtime reads as we do. */
class AgreementTest {
  private static final Domain IMAGES = new Domain(Shape.of(3, 28, 28), 0, 1, 5);

  static Stream<Architecture> architectures() {
    return Architectures.all().stream()
        .filter(architecture ->
            architecture.graph(IMAGES).nodes().stream()
                .noneMatch(node -> node.operator() instanceof Recurrent));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyArchitecture(Architecture architecture) {
    assertAgrees(Network.initialise(architecture.graph(IMAGES), IMAGES, new Seed(4)), new Seed(9));
  }

  @Property(tries = 300)
  void randomNetworks(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int operators) {
    assertAgrees(RandomNetworks.gentle(new Seed(seed), operators), new Seed(seed).child("rows"));
  }

  /** Grows a graph by one operator behind a value. */
  @FunctionalInterface
  interface Step {
    Value behind(GraphBuilder graph, Value x);
  }

  static Stream<Step> steps() {
    Stream<Step> curves =
        Stream.of(Curve.values())
            .map(curve -> (_, x) -> asked(curve, x).then(new Pointwise(curve)));
    Stream<Step> pairs =
        Stream.of(Pairing.values())
            .map(pairing -> (graph, x) -> graph.node(new Pairwise(pairing), List.of(exp(x), x)));
    Stream<Step> reductions =
        Stream.of(Reduction.values()).map(one -> (_, x) -> x.then(new Reduce(one, List.of(0, 2))));
    Stream<Step> others =
        Stream.of(
            (_, x) -> x.then(new Softmax(1, false)),
            (_, x) -> x.then(new Softmax(0, true)),
            (_, x) -> x.then(new Standardize(1, 1e-5f)),
            (_, x) -> x.then(new Take(1, List.of(2, 0, 0))),
            (_, x) -> x.then(new Reduce(Reduction.SUM, List.of(1))).then(new Expand(x.shape())),
            (graph, x) ->
                graph.node(new MatMul(), List.of(x.then(new Permute(List.of(0, 2, 1))), exp(x))),
            (graph, x) -> graph.node(new Select(), List.of(x.then(new Relu()), x, exp(x))));
    return Stream.of(curves, pairs, reductions, others).flatMap(steps -> steps);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyOperatorByItself(Step step) {
    Domain domain = new Domain(Shape.of(2, 3, 4), -1, 1, 3);
    GraphBuilder builder = new GraphBuilder();
    Value y = step.behind(builder, builder.input("x", domain.input()));
    Graph graph = y.then(new Flatten()).then(new Dense(3)).graph();
    assertAgrees(Network.initialise(graph, domain, new Seed(6)), new Seed(7));
  }

  /** Where a curve has values; around 1 for most. */
  private static Value asked(Curve curve, Value x) {
    return switch (curve) {
      case ACOS, ASIN, ATANH -> x.then(new Clip(-0.9f, 0.9f));
      case ACOSH -> exp(x).then(new Clip(1.1f, 3));
      default -> exp(x);
    };
  }

  private static Value exp(Value x) {
    return x.then(new Pointwise(Curve.EXP));
  }

  private static void assertAgrees(Network network, Seed seed) {
    Batch x = RandomNetworks.rows(network, 3, seed);
    Batch ours = CpuEngine.of(1).model(network).scores(x);
    var session =
        new OrtRuntime()
            .open(
                OnnxExport.encode(network),
                network.graph().inputs().getFirst().name(),
                network.graph().outputs().getFirst());
    Shape input = network.domain().input();
    float[] values = new float[x.size() * input.size()];
    for (int row = 0; row < x.size(); row++) {
      x.copyRowInto(row, values, row * input.size());
    }
    long[] extents = new long[input.rank() + 1];
    extents[0] = x.size();
    for (int axis = 0; axis < input.rank(); axis++) {
      extents[axis + 1] = input.at(axis);
    }
    float[] theirs = session.answer(values, extents);
    int classes = network.domain().classes();
    assertThat(theirs).hasSize(x.size() * classes);
    double scale = 1;
    for (float value : theirs) {
      scale = Math.max(scale, Math.abs(value));
    }
    if (!(scale < 1e6)) {
      return; // Products of products: nothing exact is left to compare.
    }
    for (int i = 0; i < theirs.length; i++) {
      assertThat((double) ours.at(i / classes, i % classes))
          .as("element %d of %s", i, network.graph())
          .isCloseTo(theirs[i], within(1e-5 * scale));
    }
  }
}
