package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Concat;
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
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
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
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.StraightThrough;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;

/** The plainest possible interpreter of a graph, forward only, in float64: the reference. */
final class Float64 {
  private final Network network;
  private final Map<String, Shape> shapes;
  final Map<String, double[]> parameters = new HashMap<>();

  Float64(Network network) {
    this.network = network;
    shapes = network.graph().shapes();
    network.parameters().forEach((name, tensor) -> parameters.put(name, widen(tensor.toArray())));
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  static double[][] widen(Batch x) {
    return x.rows().stream().map(row -> widen(row.toArray())).toArray(double[][]::new);
  }

  /** Logits (N, classes) in inference mode. */
  double[][] scores(double[][] x) {
    return run(x, false, new Seed(0));
  }

  /** The mean cross-entropy in training mode. */
  double loss(double[][] x, int[] labels, Seed seed) {
    double[][] logits = run(x, true, seed);
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      double total = Arrays.stream(logits[i]).map(Math::exp).sum();
      loss += Math.log(total) - logits[i][labels[i]];
    }
    return loss / labels.length;
  }

  private double[][] run(double[][] x, boolean training, Seed seed) {
    Map<String, double[][]> values = new HashMap<>();
    values.put(network.graph().inputs().getFirst().name(), x);
    for (Node node : network.graph().nodes()) {
      double[][] y;
      if (node.operator() instanceof BatchNorm(float epsilon, float _)) {
        y = norm(node, values.get(node.inputs().getFirst()), epsilon, training);
      } else {
        y = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
          int r = row;
          List<double[]> in = node.inputs().stream().map(name -> values.get(name)[r]).toList();
          Seed drawn = seed.child(node.name()).child(row);
          y[row] =
              training && node.operator() instanceof Dropout(float rate)
                  ? drop(in.getFirst(), rate, drawn)
                  : apply(node, in);
        }
      }
      values.put(node.name(), y);
    }
    return values.get(network.graph().outputs().getFirst());
  }

  private double[] apply(Node node, List<double[]> in) {
    if (node.operator() instanceof Constant) {
      return parameters.get(node.parameter("value"));
    }
    double[] x = in.getFirst();
    Shape shape = shapes.get(node.inputs().getFirst());
    Shape out = shapes.get(node.name());
    return switch (node.operator()) {
      case Add _ -> {
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> in.stream().mapToDouble(each -> each[i]).sum());
        yield y;
      }
      case Affine(Shape constants, boolean _) -> {
        double[] scale = parameters.get(node.parameter("scale"));
        double[] shift = parameters.get(node.parameter("shift"));
        double[] y = new double[x.length];
        Arrays.setAll(
            y, i -> x[i] * scale[back(i, out, constants)] + shift[back(i, out, constants)]);
        yield y;
      }
      case Multiply _ -> {
        Shape other = shapes.get(node.inputs().getLast());
        double[] y = new double[out.size()];
        Arrays.setAll(y, i -> x[back(i, out, shape)] * in.getLast()[back(i, out, other)]);
        yield y;
      }
      case Clip(float low, float high) ->
          Arrays.stream(x).map(v -> Math.clamp(v, (double) low, (double) high)).toArray();
      case Elu(float alpha) ->
          Arrays.stream(x).map(v -> v > 0 ? v : alpha * Math.expm1(v)).toArray();
      case Permute(List<Integer> order) -> {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          int[] at = place(i, shape);
          y[index(order.stream().mapToInt(axis -> at[axis]).toArray(), out)] = x[i];
        }
        yield y;
      }
      case Pad pad -> {
        double[] y = new double[out.size()];
        Arrays.fill(y, pad.value());
        for (int i = 0; i < x.length; i++) {
          int[] at = place(i, shape);
          Arrays.setAll(at, axis -> at[axis] + pad.before().get(axis));
          y[index(at, out)] = x[i];
        }
        yield y;
      }
      case Slice slice -> {
        double[] y = new double[out.size()];
        for (int i = 0; i < y.length; i++) {
          int[] at = place(i, out);
          Arrays.setAll(at, axis -> at[axis] + slice.start().get(axis));
          y[i] = x[index(at, shape)];
        }
        yield y;
      }
      case Concat _ -> in.stream().flatMapToDouble(Arrays::stream).toArray();
      case Flatten _, Reshape _, Dropout _ -> x;
      case Relu _ -> Arrays.stream(x).map(v -> Math.max(v, 0)).toArray();
      case LeakyRelu(float slope) -> Arrays.stream(x).map(v -> v > 0 ? v : slope * v).toArray();
      case Sigmoid _ -> Arrays.stream(x).map(v -> 1 / (1 + Math.exp(-v))).toArray();
      case Tanh _ -> Arrays.stream(x).map(Math::tanh).toArray();
      case Embedding(int _, int width) -> {
        double[] table = parameters.get(node.parameter("table"));
        double[] y = new double[out.size()];
        Arrays.setAll(y, i -> table[((int) x[i / width]) * width + i % width]);
        yield y;
      }
      case Recurrent layer ->
          new RecurrentFloat64(node, layer, parameters).run(in, shape.at(1), shape.at(0));
      case Dense dense -> dense(node, x, dense.units());
      case Conv2d conv -> conv(node, conv, x, shape, out);
      case MaxPool2d(Window window) -> pool(x, shape, out, window, true);
      case AveragePool2d(Window window) -> pool(x, shape, out, window, false);
      case GlobalAveragePool _ -> {
        int plane = shape.size() / shape.at(0);
        double[] y = new double[shape.at(0)];
        Arrays.setAll(y, c -> Arrays.stream(x, c * plane, (c + 1) * plane).average().orElseThrow());
        yield y;
      }
      case Pointwise(Curve curve) -> Arrays.stream(x).map(v -> Formulas.at(curve, v)).toArray();
      case StraightThrough(Curve curve) ->
          Arrays.stream(x).map(v -> Formulas.at(curve, v)).toArray();
      case Pairwise(Pairing pairing) -> {
        Shape other = shapes.get(node.inputs().getLast());
        double[] y = new double[out.size()];
        Arrays.setAll(
            y,
            i -> Formulas.at(pairing, x[back(i, out, shape)], in.getLast()[back(i, out, other)]));
        yield y;
      }
      case Select _ -> {
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> x[i] != 0 ? in.get(1)[i] : in.get(2)[i]);
        yield y;
      }
      case Expand _ -> {
        double[] y = new double[out.size()];
        Arrays.setAll(y, i -> x[back(i, out, shape)]);
        yield y;
      }
      case Take take -> {
        double[] y = new double[out.size()];
        for (int i = 0; i < y.length; i++) {
          int[] at = place(i, out);
          at[take.axis()] = take.places().get(at[take.axis()]);
          y[i] = x[index(at, shape)];
        }
        yield y;
      }
      case MatMul _ ->
          Formulas.matMul(x, shape, in.getLast(), shapes.get(node.inputs().getLast()), out);
      case Reduce(Reduction reduction, List<Integer> _) -> {
        double[] y = new double[out.size()];
        Arrays.fill(y, Formulas.neutral(reduction));
        for (int i = 0; i < x.length; i++) {
          int to = back(i, shape, out);
          y[to] = Formulas.join(reduction, y[to], x[i]);
        }
        yield y;
      }
      case Softmax(int axis, boolean log) -> Formulas.softmax(x, shape, axis, log);
      case Standardize(int axis, float epsilon) -> Formulas.standardize(x, shape, axis, epsilon);
      case BatchNorm _, Constant _ -> throw new AssertionError("has its own way");
    };
  }

  private double[] dense(Node node, double[] x, int units) {
    double[] weight = parameters.get(node.parameter("weight"));
    double[] y = parameters.get(node.parameter("bias")).clone();
    for (int u = 0; u < units; u++) {
      for (int i = 0; i < x.length; i++) {
        y[u] += weight[u * x.length + i] * x[i];
      }
    }
    return y;
  }

  private double[] conv(Node node, Conv2d conv, double[] x, Shape in, Shape out) {
    double[] weight = parameters.get(node.parameter("weight"));
    double[] y = new double[out.size()];
    Window window = conv.window();
    int taps = window.taps();
    int depth = in.at(0) / conv.groups();
    int plane = out.at(1) * out.at(2);
    for (int i = 0; i < y.length; i++) {
      int k = i / plane;
      int group = k / (conv.channels() / conv.groups());
      y[i] = conv.bias() ? parameters.get(node.parameter("bias"))[k] : 0;
      for (int d = 0; d < depth; d++) {
        for (int t = 0; t < taps; t++) {
          double seen = at(x, in, group * depth + d, i % plane, out.at(2), t, window, 0);
          y[i] += weight[(k * depth + d) * taps + t] * seen;
        }
      }
    }
    return y;
  }

  private static double[] pool(double[] x, Shape in, Shape out, Window window, boolean max) {
    double[] y = new double[out.size()];
    int plane = out.at(1) * out.at(2);
    for (int i = 0; i < y.length; i++) {
      double best = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int t = 0; t < window.taps(); t++) {
        best =
            Math.max(
                best,
                at(x, in, i / plane, i % plane, out.at(2), t, window, Double.NEGATIVE_INFINITY));
        sum += at(x, in, i / plane, i % plane, out.at(2), t, window, 0);
      }
      y[i] = max ? best : sum / window.taps();
    }
    return y;
  }

  /** What tap t of the window at output pixel p sees in a channel. */
  private static double at(
      double[] x,
      Shape in,
      int channel,
      int p,
      int outWidth,
      int t,
      Window window,
      double outside) {
    int row = pixel(window.down(), p / outWidth, t / window.across().size());
    int column = pixel(window.across(), p % outWidth, t % window.across().size());
    boolean inside = row >= 0 && row < in.at(1) && column >= 0 && column < in.at(2);
    return inside ? x[(channel * in.at(1) + row) * in.at(2) + column] : outside;
  }

  private static int pixel(Span span, int place, int tap) {
    return place * span.stride() - span.before() + tap * span.dilation();
  }

  /** The coordinates of element i. */
  static int[] place(int i, Shape shape) {
    int[] at = new int[shape.rank()];
    for (int axis = at.length - 1, rest = i; axis >= 0; axis--) {
      at[axis] = rest % shape.at(axis);
      rest /= shape.at(axis);
    }
    return at;
  }

  static int index(int[] at, Shape shape) {
    int index = 0;
    for (int axis = 0; axis < at.length; axis++) {
      index = index * shape.at(axis) + at[axis];
    }
    return index;
  }

  /** The element of a stretched operand that element i of the result sees. */
  private static int back(int i, Shape result, Shape operand) {
    int[] at = place(i, result);
    Arrays.setAll(at, axis -> Math.min(at[axis], operand.at(axis) - 1));
    return index(at, operand);
  }

  private static double[] drop(double[] x, float rate, Seed seed) {
    var stream = seed.open();
    return Arrays.stream(x).map(v -> stream.uniform() < rate ? 0 : v / (1 - rate)).toArray();
  }

  private double[][] norm(Node node, double[][] x, float epsilon, boolean training) {
    int channels = shapes.get(node.name()).at(0);
    int plane = x[0].length / channels;
    double[][] y = new double[x.length][x[0].length];
    for (int c = 0; c < channels; c++) {
      int from = c * plane;
      double mean = parameters.get(node.parameter("mean"))[c];
      double variance = parameters.get(node.parameter("variance"))[c];
      if (training) {
        double m =
            Arrays.stream(x)
                .flatMapToDouble(r -> Arrays.stream(r, from, from + plane))
                .average()
                .orElseThrow();
        mean = m;
        variance =
            Arrays.stream(x)
                .flatMapToDouble(r -> Arrays.stream(r, from, from + plane))
                .map(v -> (v - m) * (v - m))
                .average()
                .orElseThrow();
      }
      double factor = parameters.get(node.parameter("scale"))[c] / Math.sqrt(variance + epsilon);
      for (int r = 0; r < x.length; r++) {
        for (int i = from; i < from + plane; i++) {
          y[r][i] = (x[r][i] - mean) * factor + parameters.get(node.parameter("shift"))[c];
        }
      }
    }
    return y;
  }
}
