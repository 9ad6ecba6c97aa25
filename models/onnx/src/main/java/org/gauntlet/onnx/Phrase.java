package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * One node of a network on its way into ONNX. Values and weights keep their names; what is added
 * goes by the node's name, a dot and a role.
 */
final class Phrase {
  private final Node node;
  private final List<Shape> shapes;
  private final Map<String, Tensor> parameters;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final SequencedMap<String, Literal> constants = new LinkedHashMap<>();

  /**
   * @param shapes of the inputs, for one example
   * @param parameters all of the network, by full name
   */
  Phrase(Node node, List<Shape> shapes, Map<String, Tensor> parameters) {
    this.node = node;
    this.shapes = List.copyOf(shapes);
    this.parameters = parameters;
  }

  /** How many inputs there are. */
  int inputs() {
    return shapes.size();
  }

  /** The shape of the first input, for one example. */
  Shape shape() {
    return shapes.getFirst();
  }

  /** The names of all inputs. */
  List<String> names() {
    return node.inputs();
  }

  /** The name of the first input. */
  String input() {
    return node.inputs().getFirst();
  }

  /** One of the operator's tensors as a constant; answers its name. */
  String tensor(String role) {
    String name = node.parameter(role);
    Tensor tensor = parameters.get(name);
    constants.put(name, Literal.of(tensor.shape().dims(), tensor.toArray()));
    return name;
  }

  /** Some of the operator's tensors, one behind the other, as a constant; answers its name. */
  String joined(String name, Shape shape, List<String> roles) {
    float[] all = new float[shape.size()];
    int to = 0;
    for (String role : roles) {
      float[] part = parameters.get(node.parameter(role)).toArray();
      System.arraycopy(part, 0, all, to, part.length);
      to += part.length;
    }
    constants.put(node.parameter(name), Literal.of(shape.dims(), all));
    return node.parameter(name);
  }

  /** A list of whole numbers as a constant; answers its name. */
  String wholes(String role, List<Integer> values) {
    constants.put(
        node.parameter(role),
        Literal.list(values.stream().mapToLong(Integer::longValue).toArray()));
    return node.parameter(role);
  }

  /** A single real number as a constant; answers its name. */
  String real(String role, float value) {
    constants.put(node.parameter(role), Literal.of(List.of(), value));
    return node.parameter(role);
  }

  /** Ones of this shape as a constant; answers its name. */
  String ones(String role, Shape shape) {
    Tensor ones = Tensor.filled(shape, 1);
    constants.put(node.parameter(role), Literal.of(shape.dims(), ones.toArray()));
    return node.parameter(role);
  }

  /** A step on the way, of its own name; answers that. */
  String step(String role, String operator, List<String> inputs) {
    return step(role, operator, inputs, Map.of());
  }

  String step(
      String role, String operator, List<String> inputs, Map<String, Attribute> attributes) {
    String name = node.parameter(role);
    nodes.add(new OnnxNode(name, operator, "", inputs, List.of(name), attributes));
    return name;
  }

  /** The last step, which reads all of the node's inputs and nothing else. */
  Form end(String operator, Map<String, Attribute> attributes) {
    return end(operator, node.inputs(), attributes);
  }

  /** The last step. */
  Form end(String operator, List<String> inputs, Map<String, Attribute> attributes) {
    nodes.add(new OnnxNode(node.name(), operator, "", inputs, List.of(node.name()), attributes));
    return new Form.Written(nodes, constants);
  }
}
