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
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;

/** Networks of random operators with random weights, small enough to ask by the thousand. */
public final class RandomNetworks {
  private static final int LARGEST = 400;
  private static final int KINDS = 24;

  private final RandomStream stream;
  private final GraphBuilder builder = new GraphBuilder();

  private RandomNetworks(RandomStream stream) {
    this.stream = stream;
  }

  /** A network of about so many operators. */
  public static Network of(Seed seed, int operators) {
    RandomNetworks random = new RandomNetworks(seed.open());
    Value x = random.builder.input("x", random.shape(random.stream.nextInt(3) + 1));
    Domain domain = new Domain(x.shape(), -0.5f, 1.5f, 3);
    Value y = x;
    for (int i = 0; i < operators; i++) {
      y = random.next(y);
    }
    Value flat = y.shape().rank() == 1 ? y : y.then(new Flatten());
    Graph graph = flat.then(new Dense(3)).graph();
    return new Network(graph, domain, random.weights(graph));
  }

  /** Rows from a network's domain. */
  public static Batch rows(Network network, int count, Seed seed) {
    Domain domain = network.domain();
    return Batch.of(
        IntStream.range(0, count)
            .mapToObj(
                i -> seed.child(i).open().uniform(domain.input(), domain.low(), domain.high()))
            .toList());
  }

  /** A value's successor; another operator where one does not fit. */
  private Value next(Value x) {
    int kinds = x.shape().size() > LARGEST / 3 ? KINDS - 1 : KINDS;
    try {
      return step(stream.nextInt(kinds), x);
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
      case KINDS - 1 -> x.join(x.then(new LeakyRelu(stream.uniform(0, 0.9f))), x);
      default -> x.then(useful(operator(kind, x.shape()), x.shape()));
    };
  }

  /**
   * Refuses an operator that makes a value too large, or leaves every value where it is: reading
   * leaves such a step out, and then gradients that met behind it are added in another order.
   */
  private static Operator useful(Operator operator, Shape x) {
    boolean still =
        switch (operator) {
          case Pad _, Slice _ -> operator.output(List.of(x)).equals(x);
          case Permute(List<Integer> order) -> {
            List<Integer> wide = order.stream().filter(axis -> x.at(axis) > 1).toList();
            yield wide.equals(wide.stream().sorted().toList());
          }
          default -> false;
        };
    if (still || operator.output(List.of(x)).size() > LARGEST) {
      throw new IllegalArgumentException(operator + " is of no use to " + x);
    }
    return operator;
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

  private Operator operator(int kind, Shape x) {
    return switch (kind) {
      case 3, 4 -> new Affine(stretching(x));
      case 5 -> new AveragePool2d(pooling());
      case 6 -> new BatchNorm(stream.uniform(1e-5f, 1e-2f), (1 + stream.nextInt(99)) / 100f);
      case 7 -> new Clip(stream.uniform(-1, -0.1f), stream.uniform(0.1f, 1));
      case 8 -> convolution(x);
      case 9 -> new Dense(1 + stream.nextInt(9));
      case 10 -> new Dropout(stream.nextInt(9) / 10f);
      case 11 -> new Elu(stream.uniform(0.1f, 2));
      case 12 -> new Flatten();
      case 13 -> new GlobalAveragePool();
      case 14 -> new MaxPool2d(pooling());
      case 15 -> new Pad(upTo(x, 2), upTo(x, 3), stream.uniform(-1, 1));
      case 16 -> new Permute(shuffled(x.rank()));
      case 17 -> new Relu();
      case 18 -> new Reshape(new Shape(shuffled(x.rank()).stream().map(x::at).toList()));
      case 19 -> slice(x);
      default -> new Reshape(Shape.of(1, x.size()));
    };
  }

  private Shape shape(int rank) {
    return new Shape(IntStream.range(0, rank).mapToObj(_ -> 1 + stream.nextInt(7)).toList());
  }

  private Shape stretching(Shape x) {
    return new Shape(x.dims().stream().map(dim -> stream.nextInt(2) == 0 ? 1 : dim).toList());
  }

  private Conv2d convolution(Shape x) {
    int groups = stream.nextInt(2) == 0 ? 1 : x.at(0);
    int channels = groups * (1 + stream.nextInt(3));
    return new Conv2d(channels, window(), groups, stream.nextInt(2) == 0);
  }

  private Window window() {
    return new Window(span(), span());
  }

  private Span span() {
    return span(1 + stream.nextInt(4), 3);
  }

  /** Less padding than taps: other programs refuse more, dilated or not. */
  private Window pooling() {
    int size = 1 + stream.nextInt(4);
    return new Window(span(size, size), span(size, size));
  }

  private Span span(int size, int padding) {
    return new Span(
        size,
        1 + stream.nextInt(3),
        stream.nextInt(padding),
        stream.nextInt(padding),
        1 + stream.nextInt(2));
  }

  private List<Integer> upTo(Shape x, int bound) {
    return x.dims().stream().map(_ -> stream.nextInt(bound)).toList();
  }

  private List<Integer> shuffled(int rank) {
    return IntStream.of(stream.permutation(rank)).boxed().toList();
  }

  private Slice slice(Shape x) {
    List<Integer> start = new ArrayList<>();
    List<Integer> size = new ArrayList<>();
    for (int dim : x.dims()) {
      start.add(stream.nextInt(dim));
      size.add(1 + stream.nextInt(dim - start.getLast()));
    }
    return new Slice(start, size);
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
