package org.gauntlet.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * Who makes which value of an ONNX graph.
 *
 * @param makers the node that makes each value, by its name
 */
record Wiring(OnnxGraph graph, Map<String, OnnxNode> makers) {
  static Wiring of(OnnxGraph graph) {
    Map<String, OnnxNode> makers = new HashMap<>();
    for (OnnxNode node : graph.nodes()) {
      for (String output : node.outputs()) {
        if (!output.isEmpty()
            && (makers.put(output, node) != null || graph.constants().containsKey(output))) {
          throw new IllegalArgumentException(
              "node '" + node.label() + "' makes '" + output + "', which exists already");
        }
      }
    }
    return new Wiring(graph, makers);
  }

  /** The nodes that this value depends on, in the order of the file. */
  List<OnnxNode> behind(String value) {
    Set<OnnxNode> read = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      String name = open.pop();
      OnnxNode maker = makers.get(name);
      if (seen.add(name) && maker != null && read.add(maker)) {
        maker.reads().forEach(open::add);
      }
    }
    List<OnnxNode> nodes = new ArrayList<>(graph.nodes());
    nodes.removeIf(node -> !read.contains(node));
    return nodes;
  }
}
