package org.gauntlet.onnx;

import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.onnx.format.Message;

/**
 * A graph from x to p, imported and run.
 *
 * @param rows examples that the file declares; 0 for any number
 */
record Small(long opset, int rows, Shape shape) {
  /** Of any number of examples. */
  static Small of(long opset, Integer... extents) {
    return new Small(opset, 0, new Shape(Arrays.asList(extents)));
  }

  /** Of a file for a single example. */
  static Small single(long opset, Integer... extents) {
    return new Small(opset, 1, new Shape(Arrays.asList(extents)));
  }

  /** p in a row for the example x. */
  float[] answer(String x, Message... parts) {
    Network network = network(parts);
    float[] twice = CpuEngine.of(1).model(network).scores(rows(x)).row(0).toArray();
    return Arrays.copyOf(twice, twice.length / 2);
  }

  /** The gradient of the sum of p at the example x. */
  float[] slopes(String x, Message... parts) {
    Network network = network(parts);
    Shape scores = Shape.of(network.domain().classes());
    float[] once = new float[scores.size()];
    Arrays.fill(once, 0, once.length / 2, 1);
    Tensor cotangent = Tensor.adopt(scores, once);
    try (GradientModel.Trace trace = CpuEngine.of(1).model(network).trace(rows(x))) {
      return trace.pull(Batch.of(cotangent, cotangent)).row(0).toArray();
    }
  }

  private Batch rows(String x) {
    return Batch.of(Tensor.of(shape, numbers(x)), Tensor.filled(shape, 0.3f));
  }

  /** The network, which answers p twice. */
  Network network(Message... parts) {
    int[] extents = new int[shape.rank() + 1];
    extents[0] = rows;
    for (int axis = 0; axis < shape.rank(); axis++) {
      extents[axis + 1] = shape.at(axis);
    }
    List<Message> all = new ArrayList<>(Arrays.asList(parts));
    all.add(node("Flatten", List.of("p"), "flat"));
    all.add(node("Concat", List.of("flat", "flat"), "y", whole("axis", 1)));
    all.add(input("x", extents));
    all.add(output("y", 0, 0));
    return OnnxFile.of("x", model(opset, graph(all.toArray(Message[]::new)))).network().network();
  }

  /** Numbers with a blank between them. */
  static float[] numbers(String text) {
    String[] words = text.split(" ", -1);
    float[] values = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      values[i] = Float.parseFloat(words[i]);
    }
    return values;
  }

  /** Whole numbers with a blank between them. */
  static long[] wholes(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  /** Extents with a blank between them; none for a scalar. */
  static List<Integer> dims(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
  }
}
