package org.gauntlet.onnx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Value;

/**
 * Makes of a translated graph what a person would have built: a view of a view is one view, a
 * product with a constant and then a sum with one are one step, a choice asks a number itself
 * whether it is 0, nothing is left that nobody reads, and nodes are numbered from 1. No value
 * changes.
 */
final class Tidying {
  private final Graph graph;
  private final Map<String, Shape> shapes;
  private final Map<String, Tensor> parameters;
  private final SequencedMap<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, String> same = new HashMap<>();

  private Tidying(Graph graph, Map<String, Tensor> parameters) {
    this.graph = graph;
    this.parameters = new HashMap<>(parameters);
    shapes = graph.shapes();
  }

  /** The network of this graph, tidied; parameters that it does not read are left out. */
  static Network tidy(Graph graph, Map<String, Tensor> parameters, Domain domain) {
    Tidying tidying = new Tidying(graph, parameters);
    graph.nodes().forEach(tidying::add);
    return tidying.rebuilt(domain);
  }

  private void add(Node node) {
    List<String> inputs = node.inputs().stream().map(this::source).toList();
    Node maker = inputs.isEmpty() ? null : nodes.get(inputs.getFirst());
    if (isView(node.operator())) {
      addView(node, maker != null && isView(maker.operator()) ? maker.inputs() : inputs);
    } else if (maker != null && continues(maker, node)) {
      parameters.put(node.parameter("scale"), parameters.get(maker.parameter("scale")));
      nodes.put(node.name(), new Node(node.name(), node.operator(), maker.inputs()));
    } else if (node.operator() instanceof Select) {
      List<String> chosen = List.of(asked(inputs.getFirst()), inputs.get(1), inputs.get(2));
      nodes.put(node.name(), new Node(node.name(), node.operator(), chosen));
    } else {
      nodes.put(node.name(), new Node(node.name(), node.operator(), inputs));
    }
  }

  private void addView(Node node, List<String> inputs) {
    if (shapes.get(inputs.getFirst()).equals(shapes.get(node.name()))) {
      same.put(node.name(), inputs.getFirst());
    } else {
      nodes.put(node.name(), new Node(node.name(), node.operator(), inputs));
    }
  }

  private static boolean isView(Operator operator) {
    return operator instanceof Flatten || operator instanceof Reshape;
  }

  /** Whether a node only adds to what its maker only multiplied. */
  private boolean continues(Node maker, Node node) {
    return node.operator() instanceof Affine
        && node.operator().equals(maker.operator())
        && isAll(0, maker.parameter("shift"))
        && isAll(1, node.parameter("scale"));
  }

  /** What a condition 1 - (x == 0) asks, x; any other asks itself. */
  private String asked(String condition) {
    Node not = nodes.get(condition);
    if (not == null
        || !(not.operator() instanceof Affine)
        || !isAll(-1, not.parameter("scale"))
        || !isAll(1, not.parameter("shift"))) {
      return condition;
    }
    Node equal = nodes.get(not.inputs().getFirst());
    if (equal == null || !equal.operator().equals(new Pairwise(Pairing.EQUAL))) {
      return condition;
    }
    String asked = equal.inputs().getFirst();
    Node zero = nodes.get(equal.inputs().getLast());
    boolean isZero =
        zero != null
            && zero.operator() instanceof Constant
            && isAll(0, zero.parameter("value"))
            && shapes.get(asked).equals(shapes.get(condition));
    return isZero ? asked : condition;
  }

  private boolean isAll(float value, String name) {
    Tensor tensor = parameters.get(name);
    return tensor.equals(Tensor.filled(tensor.shape(), value));
  }

  private String source(String name) {
    return same.getOrDefault(name, name);
  }

  private Network rebuilt(Domain domain) {
    GraphBuilder builder = new GraphBuilder();
    Map<String, Value> values = new HashMap<>();
    for (Graph.Input input : graph.inputs()) {
      values.put(input.name(), builder.input(input.name(), input.shape()));
    }
    String output = source(graph.outputs().getFirst());
    Set<String> read = readBy(output);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (Node node : nodes.values()) {
      if (read.contains(node.name())) {
        List<Value> inputs = node.inputs().stream().map(values::get).toList();
        Value value = builder.node(node.operator(), inputs);
        values.put(node.name(), value);
        node.operator()
            .slots(inputs.stream().map(Value::shape).toList())
            .forEach(slot ->
                tensors.put(
                    value.name() + "." + slot.role(), parameters.get(node.parameter(slot.role()))));
      }
    }
    return new Network(builder.graph(List.of(values.get(output))), domain, tensors);
  }

  private Set<String> readBy(String last) {
    Set<String> read = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(last));
    while (!open.isEmpty()) {
      String name = open.pop();
      Node node = nodes.get(name);
      if (read.add(name) && node != null) {
        open.addAll(node.inputs());
      }
    }
    return read;
  }
}
