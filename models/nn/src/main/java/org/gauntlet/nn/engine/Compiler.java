package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Slot;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Tanh;

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
  private final Purpose purpose;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Port> ports = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, FanOut> fans = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> valueSizes = new ArrayList<>();
  private final List<Integer> gradientSizes = new ArrayList<>();
  private final StepMaker maker;

  /** A value with several readers: the gradients handed out so far. */
  private record FanOut(List<Port> handed) {}

  private Compiler(Graph graph, Parameters parameters, Purpose purpose) {
    this.graph = graph;
    this.purpose = purpose;
    maker =
        new StepMaker(
            parameters,
            purpose,
            size -> buffer(valueSizes, size),
            size -> buffer(gradientSizes, size));
  }

  static Plan compile(Graph graph, Parameters parameters, Purpose purpose) {
    return new Compiler(graph, parameters, purpose).compile();
  }

  private Plan compile() {
    graph.nodes().forEach(node -> nodes.put(node.name(), node));
    countReaders();
    Graph.Input first = graph.inputs().getFirst();
    Optional<String> embedding = graph.embedding();
    Port input = port(first.shape(), purpose == Purpose.ATTACK && embedding.isEmpty());
    define(first.name(), input);
    Map<String, Shape> shapes = graph.shapes();
    for (Node node : graph.nodes()) {
      if (!isView(node.operator())) {
        add(node, shapes.get(node.name()));
      }
    }
    Port output = read(graph.outputs().getFirst(), shapes.get(graph.outputs().getFirst()));
    Port source = embedding.map(ports::get).orElse(input);
    return new Plan(steps, valueSizes, gradientSizes, input, source, output);
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
            || node.operator().slots(node.inputs().stream().map(shapes::get).toList()).stream()
                .anyMatch(Slot::trainable);
    Port out = inPlace ? in.getFirst() : port(shape, wanted);
    steps.add(maker.step(node, List.copyOf(in), out));
    define(node.name(), out);
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
      case Add _, Affine _, AveragePool2d _, BatchNorm _, Concat _, Conv2d _, Dense _ -> true;
      case Dropout _, GlobalAveragePool _, MaxPool2d _, Multiply _ -> true;
      case Embedding _, Expand _, MatMul _, Pad _, Permute _, Recurrent _ -> true;
      case Select _, Slice _, Take _ -> true;
      case Constant _, Pairwise _, Pointwise _, Reduce _, Softmax _, Standardize _ -> false;
      case Clip _, Elu _, Flatten _, LeakyRelu _, Relu _ -> false;
      case Reshape _, Sigmoid _, Tanh _ -> false;
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
