package org.gauntlet.onnx;

import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.onnx.format.Message;

/** What files written by hand answer: parts that lead from x (N, ...) to y (N, K). */
final class Answers {
  private Answers() {}

  /** The answers for rows of x, row after row. */
  static float[] of(Shape shape, float[] x, Message... parts) {
    int[] extents = new int[shape.rank() + 1];
    for (int axis = 0; axis < shape.rank(); axis++) {
      extents[axis + 1] = shape.at(axis);
    }
    List<Message> all = new ArrayList<>(Arrays.asList(parts));
    all.add(input("x", extents));
    all.add(output("y", 0, 0));
    byte[] file = model(18, graph(all.toArray(Message[]::new)));
    Batch batch = Batch.adopt(shape, x.length / shape.size(), x);
    Batch y = CpuEngine.of(1).model(OnnxFile.of("x", file).network().network()).scores(batch);
    float[] answers = new float[y.size() * y.shape().size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = y.at(i / y.shape().size(), i % y.shape().size());
    }
    return answers;
  }
}
