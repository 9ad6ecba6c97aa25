package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;

/** Random operators over one value, by number; those that do not fit it are refused. */
final class RandomOperators {
  /** How many only make networks that are not gentle. */
  static final int STEEP = 5;

  private static final int LARGEST = 400;

  private final RandomStream stream;

  RandomOperators(RandomStream stream) {
    this.stream = stream;
  }

  /** A value that may become several times as large. */
  static Value small(Value x) {
    if (x.shape().size() > LARGEST / 3) {
      throw new IllegalArgumentException("too large to grow: " + x.shape());
    }
    return x;
  }

  Operator of(int kind, Shape x) {
    return useful(drawn(kind, x), x);
  }

  /**
   * Refuses an operator that makes a value too large, or leaves every value where it is: reading
   * leaves such a step out, and then gradients that met behind it are added in another order.
   */
  private static Operator useful(Operator operator, Shape x) {
    boolean still =
        switch (operator) {
          case Pad _, Slice _, Expand _ -> operator.output(List.of(x)).equals(x);
          case Permute(List<Integer> order) -> {
            List<Integer> wide = order.stream().filter(axis -> x.at(axis) > 1).toList();
            yield wide.equals(wide.stream().sorted().toList());
          }
          case Take(int axis, List<Integer> places) ->
              places.equals(IntStream.range(0, x.at(axis)).boxed().toList());
          default -> false;
        };
    if (still || operator.output(List.of(x)).size() > LARGEST) {
      throw new IllegalArgumentException(operator + " is of no use to " + x);
    }
    return operator;
  }

  private Operator drawn(int kind, Shape x) {
    return switch (kind) {
      case 3, 4 -> new Affine(stretching(x), kind == 4);
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
      case 22 -> new Reshape(Shape.of(1, x.size()));
      case 28 -> new Expand(grown(x));
      case 29 -> new Reduce(List.of(Reduction.values()).get(stream.nextInt(4)), some(x.rank()));
      case 30 -> new Softmax(stream.nextInt(x.rank()), stream.nextInt(2) == 0);
      case 31 -> new Standardize(stream.nextInt(x.rank()), stream.uniform(1e-5f, 1e-2f));
      case 32 -> take(x);
      default -> throw new IllegalArgumentException("no operator has number " + kind);
    };
  }

  private Shape grown(Shape x) {
    return new Shape(x.dims().stream().map(dim -> dim > 1 ? dim : 1 + stream.nextInt(4)).toList());
  }

  /** Axes of a value, at least one. */
  private List<Integer> some(int rank) {
    int first = stream.nextInt(rank);
    return IntStream.range(0, rank)
        .filter(axis -> axis == first || stream.nextInt(2) == 0)
        .boxed()
        .toList();
  }

  private Take take(Shape x) {
    int axis = stream.nextInt(x.rank());
    int count = 1 + stream.nextInt(5);
    return new Take(
        axis, IntStream.range(0, count).mapToObj(_ -> stream.nextInt(x.at(axis))).toList());
  }

  /** A shape that stretches to another. */
  Shape stretching(Shape x) {
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
}
