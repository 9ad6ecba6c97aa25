package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Slot;

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

  private final Pass.Program program;
  private final Graph graph;
  private final Purpose purpose;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Port> ports = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();

  /** For a value with several readers, the ports not handed out so far. */
  private final Map<String, List<Port>> fans = new HashMap<>();

  private final Map<String, Step> makers = new HashMap<>();
  private final Timetable timetable = new Timetable();
  private final StepMaker maker;

  private Compiler(Pass.Program program, Purpose purpose) {
    this.program = program;
    this.graph = program.graph();
    this.purpose = purpose;
    maker = new StepMaker(program.parameters(), purpose, timetable);
  }

  static Plan compile(Graph graph, Parameters parameters, Purpose purpose) {
    Pass.Program program = new Pass.Program(graph, parameters);
    for (Pass pass : Pass.of(purpose)) {
      program = pass.apply(program);
    }
    return new Compiler(program, purpose).compile();
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
        add(node, shapes);
      }
    }
    Port output = read(graph.outputs().getFirst(), shapes.get(graph.outputs().getFirst()));
    Port source = embedding.map(ports::get).orElse(input);
    Plan.Ends ends = new Plan.Ends(input, source, output);
    return timetable.plan(program.parameters().derived(), ends, purpose);
  }

  private void countReaders() {
    for (Node node : graph.nodes()) {
      if (!isView(node.operator())) {
        node.inputs().forEach(name -> readers.merge(root(name), 1, Integer::sum));
      }
    }
    readers.merge(root(graph.outputs().getFirst()), 1, Integer::sum);
  }

  private void add(Node node, Map<String, Shape> shapes) {
    boolean inPlace = inPlace(node);
    List<Port> in = node.inputs().stream().map(name -> read(name, shapes.get(name))).toList();
    boolean wanted =
        in.stream().anyMatch(Port::wanted)
            || node.operator().slots(node.inputs().stream().map(shapes::get).toList()).stream()
                .anyMatch(Slot::trainable);
    Port out = inPlace ? in.getFirst() : port(shapes.get(node.name()), wanted);
    Step step = maker.step(node, in, out);
    timetable.add(step, in, out);
    makers.put(node.name(), step);
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

  /** Whether a rectifier may overwrite its input: nobody else reads it, its maker included. */
  private boolean inPlace(Node node) {
    if (!(node.operator() instanceof Relu || node.operator() instanceof LeakyRelu)) {
      return false;
    }
    String root = root(node.inputs().getFirst());
    Step made = makers.get(root);
    int value = ports.get(root).value();
    return made != null
        && readers.get(root) == 1
        && made.kept().stream().noneMatch(port -> port.value() == value);
  }

  private void define(String name, Port port) {
    ports.put(name, port);
    if (readers.getOrDefault(name, 0) > 1 && port.wanted()) {
      List<Port> others = new ArrayList<>();
      for (int i = 1; i < readers.get(name); i++) {
        others.add(port.withGradient(timetable.buffer(port.size())));
      }
      timetable.add(new FanOutStep(port, List.copyOf(others)), List.copyOf(others), port);
      others.addFirst(port);
      fans.put(name, others);
    }
  }

  /** The port through which the next reader of a value reads it. */
  private Port read(String name, Shape shape) {
    String root = root(name);
    List<Port> fan = fans.get(root);
    Port port = fan == null ? ports.get(root) : fan.removeFirst();
    return port.as(shape);
  }

  private Port port(Shape shape, boolean wanted) {
    int value = timetable.buffer(shape.size());
    return new Port(shape, value, timetable.buffer(shape.size()), wanted);
  }
}
