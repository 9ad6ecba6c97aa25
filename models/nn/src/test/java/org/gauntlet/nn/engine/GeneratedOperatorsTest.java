package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Take;

/** Laws 2 and 3 for operators of any shape: their answers, their way back, and rows alone. */
class GeneratedOperatorsTest {
  private static final int ROWS = 3;
  private static final double STEP = 1e-6;

  /** Nodes that begin at "x" of this shape, and the least number that it holds. */
  record Case(Shape input, float least, List<Node> nodes) {}

  @Provide
  static Arbitrary<Case> single() {
    return shapes(4)
        .flatMap(
            shape -> operators(shape).map(op -> new Case(shape, -1.5f, List.of(node(op, "x")))));
  }

  /** Both operands are cut from one flat input, so that the pair stretches in any way. */
  @Provide
  static Arbitrary<Case> pairs() {
    Arbitrary<Integer> masks = Arbitraries.integers().between(0, 15);
    return Combinators.combine(shapes(4), masks, masks, Arbitraries.of(true, false))
        .as((shape, left, right, product) ->
            product && shape.rank() > 1
                ? pair(new MatMul(), held(shape, left, 2), turned(held(shape, right, 2)))
                : pair(
                    new Pairwise(Pairing.QUOTIENT), held(shape, left, 0), held(shape, right, 0)));
  }

  @Property(tries = 150)
  void operatorsKeepTheLaws(@ForAll("single") Case some) {
    check(some);
  }

  @Property(tries = 150)
  void pairsKeepTheLaws(@ForAll("pairs") Case some) {
    check(some);
  }

  private static void check(Case some) {
    Network network = Tiny.of(some.input(), some.nodes().toArray(Node[]::new)).network();
    GradientModel model = CpuEngine.of(1).model(network);
    Domain range = new Domain(some.input(), some.least(), 1.5f, 2);
    Batch x = Nets.inputs(range, ROWS);
    Batch v = Nets.cotangents(network.domain(), ROWS);
    Float64 reference = new Float64(network);
    double[][] wide = Float64.widen(x);
    double[][] expected = reference.scores(wide);
    Batch scores = model.scores(x);
    Batch pulled = pull(model, x, v);
    double[] direction =
        Float64.widen(new Seed(5).open().gaussian(network.domain().input()).toArray());
    double[][] high = reference.scores(moved(wide, direction, STEP));
    double[][] low = reference.scores(moved(wide, direction, -STEP));
    for (int row = 0; row < ROWS; row++) {
      double slope = 0;
      double back = 0;
      double scale = 1;
      for (int k = 0; k < expected[row].length; k++) {
        double tolerance = 1e-5 * Math.max(1, Math.abs(expected[row][k]));
        assertThat((double) scores.at(row, k)).isCloseTo(expected[row][k], within(tolerance));
        double part = v.at(row, k) * (high[row][k] - low[row][k]) / (2 * STEP);
        slope += part;
        scale += Math.abs(part);
      }
      for (int d = 0; d < direction.length; d++) {
        back += pulled.at(row, d) * direction[d];
        scale += Math.abs(pulled.at(row, d) * direction[d]);
      }
      assertThat(back).isCloseTo(slope, within(1e-4 * scale));
      Batch alone = x.slice(row, row + 1);
      assertThat(model.scores(alone)).isEqualTo(scores.slice(row, row + 1));
      assertThat(pull(model, alone, v.slice(row, row + 1))).isEqualTo(pulled.slice(row, row + 1));
    }
  }

  private static Arbitrary<Operator> operators(Shape shape) {
    Arbitrary<Integer> axes = Arbitraries.integers().between(0, shape.rank() - 1);
    Arbitrary<List<Integer>> several = axes.list().ofMinSize(1).uniqueElements();
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(Reduction.values()), several).as(Reduce::new),
        Combinators.combine(axes, Arbitraries.of(true, false)).as(Softmax::new),
        axes.map(axis -> new Standardize(axis, 1e-3f)),
        axes.flatMap(axis ->
            Arbitraries.integers()
                .between(0, shape.at(axis) - 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(places -> new Take(axis, places))),
        Arbitraries.integers().between(2, 5).map(times -> new Expand(stretched(shape, times))));
  }

  private static Arbitrary<Shape> shapes(int rank) {
    return Arbitraries.integers().between(1, 6).list().ofMinSize(1).ofMaxSize(rank).map(Shape::new);
  }

  private static Shape stretched(Shape shape, int times) {
    return new Shape(shape.dims().stream().map(extent -> extent == 1 ? times : extent).toList());
  }

  /** The shape with 1 along some axes, the last few left alone. */
  private static Shape held(Shape shape, int mask, int spared) {
    List<Integer> dims = new ArrayList<>(shape.dims());
    for (int axis = 0; axis < shape.rank() - spared; axis++) {
      dims.set(axis, (mask >> axis & 1) == 1 ? 1 : dims.get(axis));
    }
    return new Shape(dims);
  }

  private static Shape turned(Shape shape) {
    List<Integer> dims = new ArrayList<>(shape.dims());
    Collections.swap(dims, dims.size() - 1, dims.size() - 2);
    return new Shape(dims);
  }

  private static Case pair(Operator operator, Shape a, Shape b) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node("first", new Slice(List.of(0), List.of(a.size())), List.of("x")));
    nodes.add(new Node("a", new Reshape(a), List.of("first")));
    nodes.add(new Node("second", new Slice(List.of(1), List.of(b.size())), List.of("x")));
    nodes.add(new Node("b", new Reshape(b), List.of("second")));
    nodes.add(node(operator, "a", "b"));
    return new Case(Shape.of(Math.max(a.size(), b.size() + 1)), 0.5f, nodes);
  }

  private static Node node(Operator operator, String... inputs) {
    return new Node("op", operator, List.of(inputs));
  }

  private static double[][] moved(double[][] x, double[] direction, double by) {
    return IntStream.range(0, x.length)
        .mapToObj(row ->
            IntStream.range(0, direction.length)
                .mapToDouble(d -> x[row][d] + by * direction[d])
                .toArray())
        .toArray(double[][]::new);
  }

  private static Batch pull(GradientModel model, Batch x, Batch v) {
    try (GradientModel.Trace trace = model.trace(x)) {
      return trace.pull(v);
    }
  }
}
