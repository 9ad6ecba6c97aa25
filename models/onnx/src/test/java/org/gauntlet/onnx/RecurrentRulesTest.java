package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.texts;
import static org.gauntlet.onnx.format.Onnx.weights;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;

/** Recurrent nodes in their forms, on states that add up: h' = relu(x + 2 h + b). */
class RecurrentRulesTest {
  private static final Message W = floats("w", List.of(1, 1, 1), 1);
  private static final Message R = floats("r", List.of(1, 1, 1), 2);
  private static final Message BOTH_W = floats("w", List.of(2, 1, 1), 1, 10);
  private static final Message BOTH_R = floats("r", List.of(2, 1, 1), 2, 3);
  private static final Message RELU = texts("activations", "Relu");
  private static final Message BATCH_FIRST = whole("layout", 1);
  private static final List<String> X = List.of("x", "w", "r");
  private static final List<String> T = List.of("t", "w", "r");
  private static final Message TURNED =
      node("Transpose", List.of("x"), "t", wholes("perm", 1, 0, 2));

  @Test
  void bothLayoutsReadStepAfterStep() {
    assertThat(run(W, R, node("RNN", X, "p", BATCH_FIRST, RELU))).containsExactly(1, 12, 124);
    assertThat(run(W, R, TURNED, node("RNN", T, "y", RELU), back())).containsExactly(1, 12, 124);
  }

  @Test
  void theSecondOutputIsTheLastState() {
    List<String> outputs = List.of("y", "p");
    assertThat(run(W, R, node("RNN", X, outputs, BATCH_FIRST, RELU))).containsExactly(124);
    Message reverse = text("direction", "reverse");
    assertThat(run(W, R, node("RNN", X, outputs, BATCH_FIRST, RELU, reverse))).containsExactly(421);
    Message bare = node("Transpose", List.of("h"), "p", wholes("perm", 1, 0, 2));
    assertThat(run(W, R, TURNED, node("RNN", T, List.of("", "h"), RELU), bare))
        .containsExactly(124);
  }

  @Test
  void bothDirectionsStandSideBySideAtEachStep() {
    Message both = text("direction", "bidirectional");
    Message relus = texts("activations", "Relu", "relu");
    assertThat(run(BOTH_W, BOTH_R, node("RNN", X, "p", BATCH_FIRST, relus, both)))
        .containsExactly(1, 10 + 3 * 3100, 12, 3100, 124, 1000);
    assertThat(run(BOTH_W, BOTH_R, node("RNN", X, List.of("", "p"), BATCH_FIRST, relus, both)))
        .containsExactly(124, 9310);
  }

  @Test
  void statesAndBothBiasesAreTakenIn() {
    List<String> inputs = List.of("x", "w", "r", "b", "", "h");
    Message b = floats("b", List.of(1, 2), 1000, 5);
    Message h = floats("h", List.of(1, 1, 1), 50000);
    assertThat(run(W, R, b, h, node("RNN", inputs, "p", BATCH_FIRST, RELU)))
        .containsExactly(101006, 203027, 407159);
  }

  @Test
  void statesOfOneNumberForEachExampleFollowTheBatch() {
    List<String> inputs = List.of("x", "w", "r", "", "", "h");
    Message[] nodes = {
      W,
      R,
      longs("first", List.of(), 0),
      longs("one", List.of(1), 1),
      node("Shape", List.of("x"), "s"),
      node("Gather", List.of("s", "first"), "n"),
      node("Reshape", List.of("n", "one"), "rows"),
      node("Concat", List.of("rows", "one", "one"), "dims", whole("axis", 0)),
      node("ConstantOfShape", List.of("dims"), "zeros"),
      node("Add", List.of("zeros", "seven"), "h"),
      floats("seven", List.of(), 7),
      node("RNN", inputs, "p", BATCH_FIRST, RELU)
    };
    assertThat(run(nodes)).containsExactly(15, 40, 180);
  }

  @Test
  void theGatesOfLstmAndGruLieAsInOnnx() {
    Message cell = floats("w", List.of(1, 4, 1), 0, 0, 0, 1);
    Message none = floats("r", List.of(1, 4, 1), 0, 0, 0, 0);
    Message bias = floats("b", List.of(1, 8), 50, 50, -50, 0, 0, 0, 0, 0);
    List<String> inputs = List.of("x", "w", "r", "b");
    assertThat(run(cell, none, bias, node("LSTM", inputs, "p", BATCH_FIRST)))
        .as("i and o open, f shut")
        .containsExactly(
            (float) Math.tanh(Math.tanh(1)), (float) Math.tanh(1), (float) Math.tanh(1));
    Message gru = floats("w", List.of(1, 3, 1), 0, 0, 1);
    Message recurrence = floats("r", List.of(1, 3, 1), 0, 0, 0);
    Message gates = floats("b", List.of(1, 6), -50, 50, 0, 0, 0, 3);
    float open = (float) Math.tanh(4);
    assertThat(run(gru, recurrence, gates, node("GRU", inputs, "p", BATCH_FIRST))[0])
        .as("z shut: the candidate alone")
        .isEqualTo(open);
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    refuses("clip is not supported", real("clip", 3));
    refuses("activations with parameters", floatsOf("activation_alpha"));
    refuses("activations must be [tanh], got [sigmoid]", texts("activations", "Sigmoid"));
    refuses("direction 'up' is unknown", text("direction", "up"));
    assertThatThrownBy(() -> run(W, R, node("RNN", X, "p", RELU)))
        .hasMessageContaining(
            "it takes sequences (T, N, D) with the batch at axis 1, got the batch");
    assertThatThrownBy(() -> run(BOTH_W, R, node("RNN", X, "p", BATCH_FIRST)))
        .hasMessageContaining("W must have dims [1, 1, 1], got [2, 1, 1]");
    Message lengths = longs("n", List.of(1), 2);
    List<String> inputs = List.of("x", "w", "r", "", "n");
    assertThatThrownBy(() -> run(W, R, lengths, node("RNN", inputs, "p", BATCH_FIRST)))
        .hasMessageContaining("sequence_lens must be 3 for every sequence, got [2]");
    List<String> peepholes = List.of("x", "w", "r", "", "", "", "", "w");
    assertThatThrownBy(() -> run(W, R, node("LSTM", peepholes, "p", BATCH_FIRST)))
        .hasMessageContaining("peepholes (input 7) are not supported");
  }

  private static void refuses(String message, Message attribute) {
    assertThatThrownBy(() -> run(W, R, node("RNN", X, "p", BATCH_FIRST, attribute)))
        .hasMessageContaining(message);
  }

  private static Message floatsOf(String name) {
    return new Message().text(1, name).number(20, 6);
  }

  private static Message back() {
    return node("Transpose", List.of("y"), "p", wholes("perm", 2, 0, 1, 3));
  }

  /** The answer p for the sequence 1, 10, 100, flattened. */
  private static float[] run(Message... parts) {
    List<Message> all = new ArrayList<>(Arrays.asList(parts));
    all.add(node("Flatten", List.of("p"), "flat"));
    all.add(node("Concat", List.of("flat", "flat"), "y2", whole("axis", 1)));
    all.add(weights("unused", 1));
    all.add(input("x", 0, 3, 1));
    all.add(output("y2", 0, 0));
    byte[] file = model(14, graph(all.toArray(Message[]::new)));
    Shape shape = Shape.of(3, 1);
    Batch batch = Batch.of(Tensor.of(shape, 1, 10, 100), Tensor.filled(shape, 0.3f));
    float[] twice =
        CpuEngine.of(1)
            .model(OnnxFile.of("x", file).network().network())
            .scores(batch)
            .row(0)
            .toArray();
    return Arrays.copyOf(twice, twice.length / 2);
  }
}
