package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;

/** Rewrites two nodes together, where the second alone reads the first. */
final class Pairs {
  /**
   * What stands in the place of two nodes; the last goes by the reader's name. Empty: no change.
   */
  @FunctionalInterface
  interface Rule {
    List<Node> instead(Node source, Node reader);
  }

  private Pairs() {}

  /** Applies the rule along the graph, to what it made as well. */
  static Graph rewrite(Graph graph, Rule rule) {
    Map<String, Integer> reads = new HashMap<>();
    graph
        .nodes()
        .forEach(node -> node.inputs().forEach(name -> reads.merge(name, 1, Integer::sum)));
    graph.outputs().forEach(name -> reads.merge(name, 1, Integer::sum));
    List<Node> nodes = new ArrayList<>();
    Map<String, Node> made = new HashMap<>();
    for (Node node : graph.nodes()) {
      Node source = node.inputs().isEmpty() ? null : made.get(node.inputs().getFirst());
      List<Node> instead =
          source == null || reads.get(source.name()) > 1 ? List.of() : rule.instead(source, node);
      if (instead.isEmpty()) {
        instead = List.of(node);
      } else {
        nodes.remove(source);
      }
      nodes.addAll(instead);
      instead.forEach(each -> made.put(each.name(), each));
    }
    return new Graph(graph.inputs(), nodes, graph.outputs());
  }
}
