package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.value;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.onnx.format.Message;

/** Models of scikit-learn's operators over two features, asked about (1, 2) and (-1, 0.5). */
final class ScikitModels {
  static final List<String> X = List.of("x");
  static final List<String> BOTH = List.of("label", "y");

  private ScikitModels() {}

  /** The scores of both rows, one after the other. */
  static float[] scores(String output, Message... parts) {
    Batch rows = Batch.of(Tensor.of(Shape.of(2), 1, 2), Tensor.of(Shape.of(2), -1, 0.5f));
    Batch scores = network(output, parts).scores(rows);
    float[] all = new float[2 * scores.shape().size()];
    scores.row(0).copyInto(all, 0);
    scores.row(1).copyInto(all, scores.shape().size());
    return all;
  }

  static GradientModel network(String output, Message... parts) {
    Message graph = graph(parts).raw(input("x", 0, 2).encode());
    graph.message(12, value("label", 7, 0)).message(12, value(output, 1, 0, 0));
    return CpuEngine.of(1).model(OnnxFile.of("m", model(15, graph)).network().network());
  }

  static void close(float[] found, double... expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i]).as("score %d", i).isCloseTo(expected[i], within(1e-5));
    }
  }
}
