package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.Onnx;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;

/** Nodes of constants and what they are folded to, written as in tables. */
final class Folds {
  private static final long OPSET = 18;

  private Folds() {}

  /** The first output of a node of constants. */
  static Literal only(String operator, List<Literal> inputs, Message... attributes) {
    return all(operator, inputs, attributes).getFirst();
  }

  /** Both outputs of a node of constants, as far as it has them. */
  static List<Literal> all(String operator, List<Literal> inputs, Message... attributes) {
    List<String> names = IntStream.range(0, inputs.size()).mapToObj(i -> "x" + i).toList();
    byte[] file = Onnx.model(OPSET, Onnx.node(operator, names, List.of("y", "z"), attributes));
    List<OnnxNode> nodes = OnnxModel.parse(file).graph().nodes();
    Map<String, Known> given = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      given.put("x" + i, new Known.Fixed(inputs.get(i)));
    }
    Walk walk = new Walk(OPSET, 1, new Draft(), given);
    walk.through(nodes);
    return List.of("y", "z").stream()
        .filter(walk.known()::containsKey)
        .map(name -> ((Known.Fixed) walk.known().get(name)).literal())
        .toList();
  }

  /** Whole numbers with spaces between them. */
  static long[] longs(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .mapToLong(Long::parseLong)
        .toArray();
  }

  /** A list of int64. */
  static Literal list(String text) {
    return Literal.list(longs(text));
  }

  static List<Integer> dims(String text) {
    return Arrays.stream(longs(text)).mapToObj(Math::toIntExact).toList();
  }

  /** 0, 1, ... of int64 in these extents. */
  static Literal counted(Integer... dims) {
    return Grid.counted(List.of(dims));
  }

  static Literal scalar(long value) {
    return Literal.of(ElementType.INT64, List.of(), value);
  }

  static Literal floats(float... values) {
    return Literal.of(List.of(values.length), values);
  }
}
