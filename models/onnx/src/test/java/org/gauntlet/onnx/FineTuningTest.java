package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;

/** What a model learnt elsewhere can be taught further, the gains of its normalisation included. */
class FineTuningTest {
  private static final Message[] NORM = {
    node("LayerNormalization", List.of("x", "gain", "bias"), "y", real("epsilon", 0)),
    floats("gain", List.of(2), 1, 1),
    floats("bias", List.of(2), 0, 0)
  };

  /** x = (1, 3) is standardized to (-1, 1), whose softmax is (s, 1 - s) with s = 1 / (1 + e^2). */
  @Test
  void gainsAndBiasesOfALayerNormLearn() {
    Network network = imported(NORM);
    assertThat(network.parameters()).containsOnlyKeys("affine1.scale", "affine1.shift");
    Learner learner = CpuEngine.of(1).learner(network);
    Batch x = Batch.of(Tensor.of(Shape.of(2), 1, 3));
    Learner.Lesson first = learner.learn(x, new int[] {0}, new Seed(1));
    float s = (float) (1 / (1 + Math.exp(2)));
    assertThat(first.loss()).isCloseTo(-Math.log(s), within(1e-5));
    assertThat(learner.gradient("affine1.shift"))
        .containsExactly(new float[] {s - 1, 1 - s}, within(1e-6f));
    assertThat(learner.gradient("affine1.scale"))
        .as("times what the gains meet, -1 and 1")
        .containsExactly(new float[] {1 - s, 1 - s}, within(1e-6f));
    for (int step = 0; step < 200; step++) {
      descend(learner, "affine1.scale");
      descend(learner, "affine1.shift");
      learner.learn(x, new int[] {0}, new Seed(step));
    }
    assertThat(learner.learn(x, new int[] {0}, new Seed(1)).loss()).isLessThan(0.1);
    Network taught = learner.snapshot();
    assertThat(taught.parameters().get("affine1.scale").at(0)).isLessThan(0);
    assertThat(OnnxFile.of("x", OnnxExport.encode(taught)).network().network()).isEqualTo(taught);
  }

  /** A recurrent layer that answers its cell beside its states learns in its own weights. */
  @Test
  void anUnreadCellLeavesTheLayerWhole() {
    Network network =
        imported(
            node("Unsqueeze", List.of("x", "last"), "sequence"),
            longs("last", List.of(1), 2),
            floats("w", List.of(1, 8, 1), 1, 2, 3, 4, 5, 6, 7, 8),
            floats("r", List.of(1, 8, 2), new float[16]),
            node("LSTM", List.of("sequence", "w", "r"), List.of("", "h", "c"), whole("layout", 1)),
            node("Flatten", List.of("h"), "y"));
    assertThat(network.parameters().keySet())
        .containsExactlyInAnyOrder(
            "lstm1.input", "lstm1.input_bias", "lstm1.hidden", "lstm1.hidden_bias");
  }

  private static void descend(Learner learner, String parameter) {
    float[] values = learner.values(parameter);
    float[] gradient = learner.gradient(parameter);
    for (int i = 0; i < values.length; i++) {
      values[i] -= 0.1f * gradient[i];
    }
  }

  private static Network imported(Message... parts) {
    Message graph = graph(parts).raw(graph(input("x", 0, 2), output("y", 0, 2)).encode());
    return OnnxFile.of("x", model(17, graph)).network().network();
  }
}
