package org.gauntlet.nn.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;

/**
 * A network without its weights: named inputs, nodes in an order in which every node follows what
 * it reads, and outputs. The batch axis is not in the graph.
 */
public record Graph(List<Input> inputs, List<Node> nodes, List<String> outputs) {

  /** A value that comes from outside. */
  public record Input(String name, Shape shape) {}

  public Graph {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
    Map<String, Shape> shapes = infer(inputs, nodes);
    for (String output : outputs) {
      if (!shapes.containsKey(output)) {
        throw new IllegalArgumentException("output '" + output + "' is no value of the graph");
      }
    }
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new IllegalArgumentException("a graph needs at least one input and one output");
    }
  }

  /** The shape of every value, by name, in order. */
  public SequencedMap<String, Shape> shapes() {
    return infer(inputs, nodes);
  }

  /** Every parameter's slot, by full name, in order. */
  public SequencedMap<String, Slot> slots() {
    Map<String, Shape> shapes = shapes();
    SequencedMap<String, Slot> slots = new LinkedHashMap<>();
    for (Node node : nodes) {
      for (Slot slot : node.operator().slots(node.inputs().stream().map(shapes::get).toList())) {
        slots.put(node.parameter(slot.role()), slot);
      }
    }
    return slots;
  }

  /** The node that looks up the input's tokens in a table; none where the input is no token. */
  public Optional<String> embedding() {
    Map<String, Node> made = new HashMap<>();
    nodes.forEach(node -> made.put(node.name(), node));
    return nodes.stream()
        .filter(node -> node.operator() instanceof Embedding && looksAtInput(node, made))
        .map(Node::name)
        .findFirst();
  }

  private static boolean looksAtInput(Node node, Map<String, Node> made) {
    Node maker = made.get(node.inputs().getFirst());
    return maker == null || (isView(maker) && looksAtInput(maker, made));
  }

  private static boolean isView(Node node) {
    return node.operator() instanceof Flatten || node.operator() instanceof Reshape;
  }

  /** Multiply-adds of one forward pass for one example. */
  public long multiplyAdds() {
    Map<String, Shape> shapes = shapes();
    return nodes.stream()
        .mapToLong(
            node -> node.operator().multiplyAdds(node.inputs().stream().map(shapes::get).toList()))
        .sum();
  }

  private static SequencedMap<String, Shape> infer(List<Input> inputs, List<Node> nodes) {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    for (Input input : inputs) {
      define(shapes, input.name(), input.shape());
    }
    for (Node node : nodes) {
      for (String read : node.inputs()) {
        if (!shapes.containsKey(read)) {
          throw new IllegalArgumentException(
              "node '" + node.name() + "' reads '" + read + "', which no earlier node defines");
        }
      }
      define(shapes, node.name(), shapeOf(node, shapes));
    }
    return shapes;
  }

  private static Shape shapeOf(Node node, Map<String, Shape> shapes) {
    try {
      return node.operator().output(node.inputs().stream().map(shapes::get).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("node '" + node.name() + "': " + e.getMessage(), e);
    }
  }

  private static void define(Map<String, Shape> shapes, String name, Shape shape) {
    if (shapes.put(name, shape) != null) {
      throw new IllegalArgumentException("the name '" + name + "' is used twice");
    }
  }
}
