package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;
import org.jspecify.annotations.Nullable;

/**
 * Turns a graph into a plan: one step for each operator that computes, none for those that only see
 * the same values in another shape; activations in place where nobody else looks; for a value with
 * several readers one gradient each, and a step that adds them.
 */
final class Compiler {
  /** What the plan is for. */
  enum Purpose {
    /** Inference, and gradients with respect to the input. */
    ATTACK,
    /** Training mode, and gradients with respect to the parameters. */
    LEARN
  }

  private final Graph graph;
  private final Parameters parameters;
  private final Purpose purpose;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Port> ports = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, FanOut> fans = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> valueSizes = new ArrayList<>();
  private final List<Integer> gradientSizes = new ArrayList<>();

  /** A value with several readers: the gradients handed out so far. */
  private record FanOut(List<Port> handed) {}

  private Compiler(Graph graph, Parameters parameters, Purpose purpose) {
    this.graph = graph;
    this.parameters = parameters;
    this.purpose = purpose;
  }

  static Plan compile(Graph graph, Parameters parameters, Purpose purpose) {
    return new Compiler(graph, parameters, purpose).compile();
  }

  private Plan compile() {
    graph.nodes().forEach(node -> nodes.put(node.name(), node));
    countReaders();
    Graph.Input first = graph.inputs().getFirst();
    Port input = port(first.shape(), purpose == Purpose.ATTACK);
    define(first.name(), input);
    Map<String, Shape> shapes = graph.shapes();
    for (Node node : graph.nodes()) {
      if (!isView(node.operator())) {
        add(node, shapes.get(node.name()));
      }
    }
    Port output = read(graph.outputs().getFirst(), shapes.get(graph.outputs().getFirst()));
    return new Plan(steps, valueSizes, gradientSizes, input, output);
  }

  private void countReaders() {
    for (Node node : graph.nodes()) {
      if (!isView(node.operator())) {
        node.inputs().forEach(name -> readers.merge(root(name), 1, Integer::sum));
      }
    }
    readers.merge(root(graph.outputs().getFirst()), 1, Integer::sum);
  }

  private void add(Node node, Shape shape) {
    boolean inPlace = inPlace(node);
    Map<String, Shape> shapes = graph.shapes();
    List<Port> in = new ArrayList<>();
    node.inputs().forEach(name -> in.add(read(name, shapes.get(name))));
    boolean wanted =
        in.stream().anyMatch(Port::wanted)
            || !node.operator().slots(node.inputs().stream().map(shapes::get).toList()).isEmpty();
    Port out = inPlace ? in.getFirst() : port(shape, wanted);
    steps.add(step(node, in, out));
    define(node.name(), out);
  }

  private Step step(Node node, List<Port> inputs, Port out) {
    Port in = inputs.getFirst();
    return switch (node.operator()) {
      case Add _ -> new AddStep(List.copyOf(inputs), out);
      case AveragePool2d(Window window) ->
          new AveragePoolStep(regions(window, in), 1f / (window.size() * window.size()), in, out);
      case BatchNorm(float epsilon, float _) -> batchNorm(node, epsilon, in, out);
      case Concat _ -> new ConcatStep(List.copyOf(inputs), out);
      case Conv2d conv -> convolution(node, conv, in, out);
      case Dense _ -> dense(node, in, out);
      case Dropout(float rate) ->
          new DropoutStep(node.name(), rate, in, out, buffer(valueSizes, in.size()));
      case GlobalAveragePool _ -> new GlobalAveragePoolStep(in, out);
      case LeakyRelu(float slope) -> new RectifierStep(slope, in, out);
      case MaxPool2d(Window window) ->
          new MaxPoolStep(regions(window, in), in, out, buffer(valueSizes, out.size()));
      case Relu _ -> new RectifierStep(0, in, out);
      case Sigmoid _ -> new SigmoidStep(in, out);
      case Tanh _ -> new TanhStep(in, out);
      case Flatten _, Reshape _ -> throw new IllegalArgumentException(node + " computes nothing");
    };
  }

  private Step convolution(Node node, Conv2d conv, Port in, Port out) {
    float[] weight = parameters.values(node, "weight");
    float[] bias = conv.bias() ? parameters.values(node, "bias") : new float[conv.channels()];
    return new Convolution(conv, in, out, weight, bias, convolutionGradient(node, conv, in, out));
  }

  private @Nullable ConvolutionGradient convolutionGradient(
      Node node, Conv2d conv, Port in, Port out) {
    if (purpose == Purpose.ATTACK) {
      return null;
    }
    float[] bias = conv.bias() ? parameters.gradient(node, "bias") : new float[0];
    return new ConvolutionGradient(conv, in, out, parameters.gradient(node, "weight"), bias);
  }

  private Step dense(Node node, Port in, Port out) {
    DenseGradient gradient =
        purpose == Purpose.ATTACK
            ? null
            : new DenseGradient(
                in, out, parameters.gradient(node, "weight"), parameters.gradient(node, "bias"));
    return new DenseStep(
        in, out, parameters.values(node, "weight"), parameters.values(node, "bias"), gradient);
  }

  private Step batchNorm(Node node, float epsilon, Port in, Port out) {
    float[] scale = parameters.values(node, "scale");
    float[] shift = parameters.values(node, "shift");
    if (purpose == Purpose.ATTACK) {
      float[] mean = parameters.values(node, "mean");
      float[] variance = parameters.values(node, "variance");
      return new BatchNormStep(epsilon, in, out, scale, shift, mean, variance);
    }
    return new BatchNormTraining(
        epsilon,
        in,
        out,
        scale,
        shift,
        parameters.gradient(node, "scale"),
        parameters.gradient(node, "shift"),
        parameters.gradient(node, "mean"),
        parameters.gradient(node, "variance"));
  }

  private static List<Region> regions(Window window, Port in) {
    Axis rows = Axis.windows(window, in.shape().at(1));
    Axis columns = Axis.windows(window, in.shape().at(2));
    return Regions.of(rows, columns, window.size());
  }

  /** Operators that only see the same values in another shape, or in inference leave them alone. */
  private boolean isView(Operator operator) {
    return operator instanceof Flatten
        || operator instanceof Reshape
        || (operator instanceof Dropout && purpose == Purpose.ATTACK);
  }

  /** The name under which the values were computed. */
  private String root(String name) {
    Node node = nodes.get(name);
    return node != null && isView(node.operator()) ? root(node.inputs().getFirst()) : name;
  }

  /** Whether an activation may overwrite its input: nobody else reads it, its maker included. */
  private boolean inPlace(Node node) {
    if (!(node.operator() instanceof Relu || node.operator() instanceof LeakyRelu)) {
      return false;
    }
    String root = root(node.inputs().getFirst());
    Node maker = nodes.get(root);
    if (maker == null || readers.get(root) > 1) {
      return false;
    }
    return switch (maker.operator()) {
      case Add _, AveragePool2d _, BatchNorm _, Concat _, Conv2d _, Dense _, Dropout _ -> true;
      case GlobalAveragePool _, MaxPool2d _ -> true;
      case Flatten _, LeakyRelu _, Relu _, Reshape _, Sigmoid _, Tanh _ -> false;
    };
  }

  private void define(String name, Port port) {
    ports.put(name, port);
    if (readers.getOrDefault(name, 0) > 1 && port.wanted()) {
      List<Port> others = new ArrayList<>();
      for (int i = 1; i < readers.get(name); i++) {
        int gradient = buffer(gradientSizes, port.size());
        others.add(port.withGradient(gradient));
      }
      steps.add(new FanOutStep(port, List.copyOf(others)));
      others.addFirst(port);
      fans.put(name, new FanOut(others));
    }
  }

  /** The port through which the next reader of a value reads it. */
  private Port read(String name, Shape shape) {
    String root = root(name);
    FanOut fan = fans.get(root);
    Port port = fan == null ? ports.get(root) : fan.handed().removeFirst();
    return port.as(shape);
  }

  private Port port(Shape shape, boolean wanted) {
    int value = buffer(valueSizes, shape.size());
    return new Port(shape, value, buffer(gradientSizes, shape.size()), wanted);
  }

  private static int buffer(List<Integer> sizes, int size) {
    sizes.add(size);
    return sizes.size() - 1;
  }
}
