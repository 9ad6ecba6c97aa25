package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxNode;

/** The branch of an If whose condition is known before any input is, as tests of shapes are. */
final class Branch {
  private Branch() {}

  static boolean isOne(OnnxNode node) {
    return node.domain().isEmpty() && node.operator().equals("If");
  }

  /** The graph that the condition takes. */
  static OnnxGraph of(Call call) {
    if (!call.isConstantAt(0)) {
      throw new IllegalArgumentException(
          "its condition depends on the model's input, expected one that the shapes decide; export"
              + " the model without the branch that is not meant");
    }
    String taken = call.fixed(0).whole(0) != 0 ? "then_branch" : "else_branch";
    if (call.node().attributes().get(taken) instanceof Attribute.Graph(OnnxGraph graph)) {
      return graph;
    }
    throw new IllegalArgumentException("attribute '" + taken + "' must be a graph");
  }

  /** The values that a branch defines by itself. */
  static List<String> names(OnnxGraph branch) {
    List<String> names = new ArrayList<>(branch.constants().keySet());
    branch.nodes().forEach(node -> names.addAll(node.outputs()));
    names.removeIf(String::isEmpty);
    return names;
  }

  /** These nodes, if all of them are understood. */
  static List<OnnxNode> known(List<OnnxNode> nodes) {
    List<OnnxNode> unknown = nodes.stream().filter(node -> !Vocabulary.knows(node)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "its branch uses operators that are not supported: %s"
              .formatted(Usage.of(unknown).stream().map(Usage::toString).toList()));
    }
    return nodes;
  }
}
