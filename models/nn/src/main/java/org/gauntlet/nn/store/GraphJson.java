package org.gauntlet.nn.store;

import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Graphs and domains as JSON text; equal values give equal text. */
final class GraphJson {
  private GraphJson() {}

  static String write(Graph graph) {
    ObjectNode json = Json.object();
    ArrayNode inputs = json.putArray("inputs");
    for (Graph.Input input : graph.inputs()) {
      ArrayNode shape = inputs.addObject().put("name", input.name()).putArray("shape");
      input.shape().dims().forEach(shape::add);
    }
    ArrayNode nodes = json.putArray("nodes");
    for (Node node : graph.nodes()) {
      ObjectNode object = nodes.addObject().put("name", node.name());
      object.set("operator", OperatorJson.write(node.operator()));
      node.inputs().forEach(object.putArray("inputs")::add);
    }
    graph.outputs().forEach(json.putArray("outputs")::add);
    return Json.write(json);
  }

  static Graph readGraph(String text) {
    Fields json = Json.read("the graph", text).only("inputs", "nodes", "outputs");
    List<Graph.Input> inputs = json.list("inputs").stream().map(GraphJson::input).toList();
    List<Node> nodes = json.list("nodes").stream().map(GraphJson::node).toList();
    return new Graph(inputs, nodes, json.texts("outputs"));
  }

  static String write(Domain domain) {
    ObjectNode json = Json.object();
    domain.input().dims().forEach(json.putArray("input")::add);
    OperatorJson.number(json, "low", domain.low());
    OperatorJson.number(json, "high", domain.high());
    return Json.write(json.put("classes", domain.classes()));
  }

  static Domain readDomain(String text) {
    Fields json = Json.read("the domain", text).only("input", "low", "high", "classes");
    return new Domain(
        json.shape("input"), json.number("low"), json.number("high"), json.integer("classes"));
  }

  private static Graph.Input input(Fields json) {
    json.only("name", "shape");
    return new Graph.Input(json.text("name"), json.shape("shape"));
  }

  private static Node node(Fields json) {
    json.only("name", "operator", "inputs");
    return new Node(
        json.text("name"), OperatorJson.read(json.fields("operator")), json.texts("inputs"));
  }
}
