package org.gauntlet.onnx.format;

import java.util.Arrays;
import java.util.List;

/** ONNX models by hand, in the words of the format. */
public final class Onnx {
  private Onnx() {}

  public static byte[] model(long opset, Message graph) {
    return new Message()
        .number(1, 8)
        .text(2, "hand")
        .text(3, "1")
        .message(7, graph)
        .message(8, new Message().text(1, "").number(2, opset))
        .encode();
  }

  /** A graph from parts that {@link #input}, {@link #output}, {@link #node} and others make. */
  public static Message graph(Message... parts) {
    Message graph = new Message();
    for (Message part : parts) {
      graph.raw(part.encode());
    }
    return graph;
  }

  /** A float input; an extent of 0 becomes the word N. */
  public static Message input(String name, int... extents) {
    return new Message().message(11, value(name, 1, extents));
  }

  public static Message output(String name, int... extents) {
    return new Message().message(12, value(name, 1, extents));
  }

  public static Message value(String name, int type, int... extents) {
    Message shape = new Message();
    for (int extent : extents) {
      shape.message(1, extent == 0 ? new Message().text(2, "N") : new Message().number(1, extent));
    }
    Message tensor = new Message().number(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  public static Message node(
      String operator, List<String> inputs, String output, Message... attributes) {
    return node(operator, inputs, List.of(output), attributes);
  }

  /** A node of several outputs, named after the first. */
  public static Message node(
      String operator, List<String> inputs, List<String> outputs, Message... attributes) {
    return node(new Message(), operator, inputs, outputs, attributes);
  }

  /** A node of scikit-learn's operators. */
  public static Message scikit(
      String operator, List<String> inputs, List<String> outputs, Message... attributes) {
    return node(new Message().text(7, "ai.onnx.ml"), operator, inputs, outputs, attributes);
  }

  private static Message node(
      Message node,
      String operator,
      List<String> inputs,
      List<String> outputs,
      Message... attributes) {
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(3, "the_" + outputs.getFirst()).text(4, operator);
    for (Message attribute : attributes) {
      node.message(5, attribute);
    }
    return new Message().message(1, node);
  }

  public static Message reals(String name, float... values) {
    return new Message().text(1, name).bytes(7, Message.floats(values)).number(20, 6);
  }

  public static Message texts(String name, String... values) {
    Message attribute = new Message().text(1, name);
    for (String value : values) {
      attribute.text(9, value);
    }
    return attribute.number(20, 8);
  }

  /** A graph as an attribute, such as a branch. */
  public static Message branch(String name, Message... parts) {
    return new Message().text(1, name).message(6, graph(parts)).number(20, 5);
  }

  public static Message whole(String name, long value) {
    return new Message().text(1, name).number(3, value).number(20, 2);
  }

  public static Message real(String name, float value) {
    return new Message().text(1, name).real(2, value).number(20, 1);
  }

  public static Message text(String name, String value) {
    return new Message().text(1, name).text(4, value).number(20, 3);
  }

  public static Message wholes(String name, long... values) {
    Message attribute = new Message().text(1, name);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, 7);
  }

  /** A float tensor among the graph's constants. */
  public static Message floats(String name, List<Integer> dims, float... values) {
    return new Message()
        .message(5, dims(dims).number(2, 1).text(8, name).bytes(9, Message.floats(values)));
  }

  /** Float weights that are neither equal nor large. */
  public static Message weights(String name, Integer... dims) {
    float[] values = new float[Literal.count(Arrays.asList(dims))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 37 % 101 - 50) / 100f;
    }
    return floats(name, Arrays.asList(dims), values);
  }

  /** An int64 tensor among the graph's constants. */
  public static Message longs(String name, List<Integer> dims, long... values) {
    Message packed = new Message();
    for (long value : values) {
      packed.varint(value);
    }
    return new Message()
        .message(5, dims(dims).number(2, 7).text(8, name).bytes(7, packed.encode()));
  }

  private static Message dims(List<Integer> dims) {
    Message tensor = new Message();
    dims.forEach(dim -> tensor.number(1, dim));
    return tensor;
  }

  /** A small classifier: convolution, rectifier, flattening, product. */
  public static byte[] small() {
    return model(
        13,
        graph(
            node("Conv", List.of("x", "k"), "c", wholes("pads", 1, 1, 1, 1)),
            node("Relu", List.of("c"), "r"),
            node("Flatten", List.of("r"), "f"),
            node("Gemm", List.of("f", "w", "b"), "y", whole("transB", 1)),
            weights("k", 2, 1, 3, 3),
            weights("w", 3, 32),
            weights("b", 3),
            input("x", 0, 1, 4, 4),
            output("y", 0, 3)));
  }
}
