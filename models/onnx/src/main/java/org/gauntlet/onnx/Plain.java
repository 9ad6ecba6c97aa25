package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxNode;

/** A graph under rewriting: nodes of plain ONNX instead of one of another domain. */
final class Plain {
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final SequencedMap<String, Literal> constants;
  private String origin = "";

  Plain(SequencedMap<String, Literal> constants) {
    this.constants = new LinkedHashMap<>(constants);
  }

  /** Nodes that follow are named after this one. */
  void insteadOf(OnnxNode node) {
    origin = node.label();
  }

  void keep(OnnxNode node) {
    nodes.add(node);
  }

  String constant(List<Integer> dims, float... values) {
    String name = origin + "#c" + constants.size();
    constants.put(name, Literal.of(dims, values));
    return name;
  }

  /** A new value from an operator. */
  String node(String operator, List<String> inputs, Map<String, Attribute> attributes) {
    String output = origin + "#" + nodes.size();
    into(output, operator, inputs, attributes);
    return output;
  }

  String node(String operator, String... inputs) {
    return node(operator, List.of(inputs), Map.of());
  }

  /** A value of the file from an operator. */
  void into(String output, String operator, List<String> inputs, Map<String, Attribute> told) {
    if (!output.isEmpty()) {
      nodes.add(new OnnxNode(origin, operator, "", inputs, List.of(output), new HashMap<>(told)));
    }
  }

  void into(String output, String operator, String... inputs) {
    into(output, operator, List.of(inputs), Map.of());
  }

  OnnxGraph graph(OnnxGraph old) {
    return new OnnxGraph(nodes, constants, old.inputs(), old.outputs());
  }
}
