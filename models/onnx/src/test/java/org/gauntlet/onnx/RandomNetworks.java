package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.LeakyRelu;
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
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Value;

/** Networks of random operators with random weights, small enough to ask by the thousand. */
public final class RandomNetworks {
  private static final int KINDS = 28;
  private static final int GENTLE_KINDS = 24;

  private final RandomStream stream;
  private final RandomOperators operators;
  private final boolean gentle;
  private final GraphBuilder builder = new GraphBuilder();

  private RandomNetworks(RandomStream stream, boolean gentle) {
    this.stream = stream;
    this.gentle = gentle;
    operators = new RandomOperators(stream);
  }

  /** A network of about so many operators, of all that there are. */
  public static Network of(Seed seed, int operators) {
    return new RandomNetworks(seed.open(), false).grown(operators);
  }

  /** One that answers a little differently where a value is a little different. */
  public static Network gentle(Seed seed, int operators) {
    return new RandomNetworks(seed.open(), true).grown(operators);
  }

  private Network grown(int operators) {
    boolean tokens = !gentle && stream.nextInt(8) == 0;
    Value x = builder.input("x", shape(tokens ? 1 : stream.nextInt(3) + 1));
    int vocabulary = 2 + stream.nextInt(5);
    Domain domain =
        tokens
            ? new Domain(x.shape(), 0, vocabulary - 1, 3)
            : new Domain(x.shape(), -0.5f, 1.5f, 3);
    Value y = tokens ? x.then(new Embedding(vocabulary, 1 + stream.nextInt(4))) : x;
    for (int i = 0; i < operators; i++) {
      y = next(y);
    }
    Value flat = y.shape().rank() == 1 ? y : y.then(new Flatten());
    Graph graph = flat.then(new Dense(3)).graph();
    return new Network(graph, domain, weights(graph));
  }

  /** Rows from a network's domain, of whole numbers where it takes tokens. */
  public static Batch rows(Network network, int count, Seed seed) {
    Domain domain = network.domain();
    boolean tokens =
        network.graph().nodes().stream().anyMatch(node -> node.operator() instanceof Embedding);
    return Batch.of(
        IntStream.range(0, count)
            .mapToObj(
                i -> seed.child(i).open().uniform(domain.input(), domain.low(), domain.high()))
            .map(row -> tokens ? row.map(value -> (float) Math.rint(value)) : row)
            .toList());
  }

  /** A value's successor; another operator where one does not fit. */
  private Value next(Value x) {
    try {
      return step(stream.nextInt(gentle ? GENTLE_KINDS : KINDS + RandomOperators.STEEP), x);
    } catch (IllegalArgumentException doesNotFit) {
      return next(x);
    }
  }

  private Value step(int kind, Value x) {
    return switch (kind) {
      case 0 -> x.plus(x.then(new Tanh()));
      case 1 -> x.plus(x, x.then(new Sigmoid()));
      case 2 -> x.times(x.then(new Elu(stream.uniform(0.1f, 2))));
      case 20 -> x.plus(builder.node(new Constant(x.shape()), List.of()));
      case 21 -> recurrent(x);
      case 23 -> RandomOperators.small(x).join(x.then(new LeakyRelu(stream.uniform(0, 0.9f))), x);
      case 24 -> curve(x);
      case 25 -> pair(x);
      case 26 -> choice(x);
      case 27 -> product(x);
      default -> x.then(operators.of(kind, x.shape()));
    };
  }

  private <T> T any(List<T> choices) {
    return choices.get(stream.nextInt(choices.size()));
  }

  /** A function of one number, where it has values. */
  private Value curve(Value x) {
    Curve curve = any(List.of(Curve.values()));
    Value asked =
        switch (curve) {
          case ACOS, ASIN, ATANH -> x.then(new Clip(-0.9f, 0.9f));
          case ACOSH -> x.then(new Clip(1.1f, 3));
          case LOG, RECIPROCAL, SQRT -> x.then(new Clip(0.1f, 3));
          case COSH, EXP, SINH, TAN -> x.then(new Clip(-1.2f, 1.2f));
          default -> x;
        };
    return asked.then(new Pointwise(curve));
  }

  /** A function of two numbers, where it has values; one side may be stretched or constant. */
  private Value pair(Value x) {
    Pairing pairing = any(List.of(Pairing.values()));
    Value other =
        switch (stream.nextInt(3)) {
          case 0 -> builder.node(new Constant(operators.stretching(x.shape())), List.of());
          case 1 -> x.then(new Reduce(Reduction.MAXIMUM, List.of(0)));
          default -> x.then(new Sigmoid());
        };
    boolean divides = pairing == Pairing.QUOTIENT || pairing == Pairing.REMAINDER;
    Value first = pairing == Pairing.POWER ? x.then(new Clip(0.1f, 2)) : x;
    Value second = divides ? other.then(new Clip(0.2f, 2)) : other;
    boolean turned = !divides && pairing != Pairing.POWER && stream.nextInt(2) == 0;
    return builder.node(
        new Pairwise(pairing), turned ? List.of(second, first) : List.of(first, second));
  }

  /** By the sign of a number, by a comparison, or by constants. */
  private Value choice(Value x) {
    Value asked =
        switch (stream.nextInt(3)) {
          case 0 -> x.then(new Relu());
          case 1 -> builder.node(new Pairwise(Pairing.GREATER), List.of(x, x.then(new Tanh())));
          default -> builder.node(new Constant(x.shape()), List.of());
        };
    return builder.node(new Select(), List.of(asked, x, x.then(new Sigmoid())));
  }

  /** Of x with itself turned, or with a constant matrix. */
  private Value product(Value x) {
    int rank = x.shape().rank();
    if (rank < 2) {
      throw new IllegalArgumentException("no matrix: " + x.shape());
    }
    RandomOperators.small(x);
    if (stream.nextInt(2) == 0) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
      Collections.swap(order, rank - 1, rank - 2);
      return builder.node(new MatMul(), List.of(x, x.then(new Permute(order)).then(new Tanh())));
    }
    List<Integer> dims = new ArrayList<>(operators.stretching(x.shape()).dims());
    dims.set(rank - 2, x.shape().at(rank - 1));
    dims.set(rank - 1, 1 + stream.nextInt(4));
    return builder.node(
        new MatMul(), List.of(x, builder.node(new Constant(new Shape(dims)), List.of())));
  }

  /** From zeros, or from states that lie in the graph. */
  private Value recurrent(Value x) {
    List<Cell> cells = List.of(Cell.values());
    Cell cell = cells.get(stream.nextInt(cells.size()));
    int hidden = 1 + stream.nextInt(5);
    List<Value> reads = new ArrayList<>(List.of(x));
    if (stream.nextInt(2) == 0) {
      Value state = x.then(new Dense(hidden));
      for (int i = 0; i < cell.states(); i++) {
        reads.add(state.then(new Tanh()));
      }
    }
    return builder.node(new Recurrent(cell, hidden, stream.nextInt(2) == 0), reads);
  }

  private Shape shape(int rank) {
    return new Shape(IntStream.range(0, rank).mapToObj(_ -> 1 + stream.nextInt(7)).toList());
  }

  /** Weights that are neither 0 nor 1 anywhere; variances above 0. */
  private SequencedMap<String, Tensor> weights(Graph graph) {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    graph
        .slots()
        .forEach((name, slot) ->
            weights.put(
                name,
                slot.role().equals("variance")
                    ? stream.uniform(slot.shape(), 0.5f, 2)
                    : stream.uniform(slot.shape(), -1, 1)));
    return Collections.unmodifiableSequencedMap(weights);
  }
}
