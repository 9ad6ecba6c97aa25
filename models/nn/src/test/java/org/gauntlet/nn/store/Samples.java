package org.gauntlet.nn.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;

/** Checkpoints to store. */
final class Samples {
  private Samples() {}

  /** A net of a few hundred bytes. */
  static Checkpoint small() {
    Domain domain = new Domain(Shape.of(3), -0.1f, 0.7f, 2);
    Graph graph = new GraphBuilder().input("x", domain.input()).then(new Dense(2)).graph();
    SequencedMap<String, String> provenance = new LinkedHashMap<>();
    provenance.put("seed", "7");
    provenance.put("arch", "line \"ar\" ü");
    Network network = Network.initialise(graph, domain, new Seed(7));
    return new Checkpoint(network, List.of("cat", "dog"), provenance);
  }

  /** Nets in which every operator occurs, with hyper-parameters drawn. */
  static Arbitrary<Checkpoint> checkpoints() {
    Arbitrary<Window> windows =
        Combinators.combine(
                Arbitraries.integers().between(2, 3),
                Arbitraries.integers().between(1, 2),
                Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(1, 2))
            .as(Window::new);
    // Every bit pattern from 2^-15 up to just below 1.
    Arbitrary<Float> rates =
        Arbitraries.integers().between(0x38000000, 0x3f7fffff).map(Float::intBitsToFloat);
    return Combinators.combine(windows, windows, rates, rates, Arbitraries.longs())
        .as(Samples::everyOperator);
  }

  private static Checkpoint everyOperator(Window a, Window b, float p, float q, long seed) {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", Shape.of(2, 16, 16));
    Value y = x.then(new Conv2d(4, a, 2, seed % 2 == 0)).then(new BatchNorm(p, q));
    Value z = y.then(new Relu()).plus(y.then(new LeakyRelu(p)), y.then(new Tanh()));
    List<Operator> pools = List.of(new MaxPool2d(b), new AveragePool2d(b));
    Value pooled = z.then(pools.getFirst()).join(z.then(pools.getLast()));
    Shape shape = pooled.shape();
    Value shown =
        pooled
            .then(new Affine(Shape.of(shape.at(0), 1, 1)))
            .then(new Clip(-p, q))
            .then(new Elu(p))
            .then(new Pad(List.of(0, 1, 0), List.of(0, 0, 2), q))
            .then(new Slice(List.of(0, 1, 0), shape.dims()))
            .then(new Permute(List.of(0, 2, 1)));
    Value flat = shown.times(shown).then(new Flatten()).then(new Dropout(q));
    Value folded = flat.then(new Reshape(Shape.of(1, 1, flat.shape().size())));
    Value mean = folded.then(new GlobalAveragePool()).then(new Sigmoid());
    Value sequence = mean.then(new Embedding(3, 2)).then(new Reshape(Shape.of(1, 2)));
    for (Cell cell : Cell.values()) {
      sequence = sequence.then(new Recurrent(cell, 2, seed % 3 == 0));
    }
    Graph graph =
        flat.join(mean, rest(builder, x, p), sequence.then(new Flatten()))
            .then(new Dense(3))
            .graph();
    Domain domain = new Domain(Shape.of(2, 16, 16), -p, q, 3);
    Network network = Network.initialise(graph, domain, new Seed(seed));
    return new Checkpoint(
        network, List.of(), new LinkedHashMap<>(Map.of("seed", String.valueOf(seed))));
  }

  /** (2, 16, 16) through the operators that imported networks use, to one flat value. */
  private static Value rest(GraphBuilder builder, Value x, float p) {
    Value matrices = x.then(new Standardize(1, p)).then(new Softmax(2, p > 0.01f));
    Value sums = matrices.then(new Reduce(Reduction.SUM, List.of(1)));
    Value rows = sums.then(new Expand(Shape.of(2, 16, 16))).then(new Take(1, List.of(15, 0, 0)));
    Value product = builder.node(new MatMul(), List.of(rows, matrices));
    Value ratio = builder.node(new Pairwise(Pairing.QUOTIENT), List.of(product, product));
    Value curve = ratio.then(new Pointwise(Curve.SOFTPLUS));
    Value constant = builder.node(new Constant(product.shape()), List.of());
    return builder.node(new Select(), List.of(ratio, curve, constant)).then(new Flatten());
  }
}
