package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
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
  private static final float[] SPREAD = {
    0.1f, -0.3f, 0.2f, 0.4f, -0.2f, 0.6f, -0.5f, 0.3f,
    0.7f, -0.1f, 0.05f, -0.6f, 0.25f, 0.35f, -0.45f, 0.15f
  };
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

  /** h' = relu(x + 2 h + b) and h' = relu(10 x + 3 h + b), from states and biases of their own. */
  @Test
  void eachDirectionHasItsOwnStatesAndBiases() {
    List<String> inputs = List.of("x", "w", "r", "b", "", "h");
    Message b = floats("b", List.of(2, 2), 0.5f, 0.25f, 4, 3);
    Message h = floats("h", List.of(1, 2, 1), 100, 1000);
    Message relus = texts("activations", "Relu", "relu");
    Message both = text("direction", "bidirectional");
    Message node = node("RNN", inputs, List.of("", "p"), BATCH_FIRST, relus, both);
    float forth = 2 * (2 * (2 * 100 + 1.75f) + 10.75f) + 100.75f;
    float back = 3 * (3 * (3 * 1000 + 1007) + 107) + 17;
    assertThat(run(BOTH_W, BOTH_R, b, h, node)).containsExactly(forth, back);
    Message late = floats("h", List.of(2, 1, 1), 100, 1000);
    Message turned =
        node("RNN", List.of("t", "w", "r", "b", "", "h"), List.of("", "q"), relus, both);
    Message last = node("Transpose", List.of("q"), "p", wholes("perm", 1, 0, 2));
    assertThat(run(BOTH_W, BOTH_R, b, late, TURNED, turned, last)).containsExactly(forth, back);
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

  /** i and o open, g = tanh(1) at each step; f as the cell before lets it, through s(50 c - 25). */
  @Test
  void gatesLookAtTheCellThroughPeepholes() {
    Message cell = floats("w", List.of(1, 4, 1), 0, 0, 0, 0);
    Message none = floats("r", List.of(1, 4, 1), 0, 0, 0, 0);
    Message bias = floats("b", List.of(1, 8), 50, 50, -25, 1, 0, 0, 0, 0);
    Message eyes = floats("eyes", List.of(1, 3), 0, 0, 50);
    List<String> inputs = List.of("x", "w", "r", "b", "", "", "", "eyes");
    double g = Math.tanh(1);
    float[] found = run(cell, none, bias, eyes, node("LSTM", inputs, "p", BATCH_FIRST));
    assertThat(found)
        .as("shut at c = 0, open after that")
        .containsExactly(new float[] {tanh(g), tanh(2 * g), tanh(3 * g)}, within(1e-5f));
    Message late = floats("eyes", List.of(1, 3), 0, -1000, 0);
    assertThat(run(cell, none, bias, late, node("LSTM", inputs, "p", BATCH_FIRST)))
        .as("o sees the new cell")
        .containsExactly(new float[] {0, 0, 0}, within(1e-6f));
    Message early = floats("eyes", List.of(1, 3), -1000, 0, 0);
    assertThat(run(cell, none, bias, early, node("LSTM", inputs, "p", BATCH_FIRST)))
        .as("i sees the old cell, and f is shut")
        .containsExactly(new float[] {tanh(g), 0, tanh(g)}, within(1e-6f));
  }

  @Test
  void theThirdOutputOfAnLstmIsItsCell() {
    Message cell = floats("w", List.of(1, 4, 1), 0, 0, 0, 1);
    Message none = floats("r", List.of(1, 4, 1), 0, 0, 0, 0);
    Message bias = floats("b", List.of(1, 8), 0, 0, 50, 0, 50, 50, 0, 0);
    List<String> inputs = List.of("x", "w", "r", "b");
    Message lstm = node("LSTM", inputs, List.of("", "", "p"), BATCH_FIRST);
    assertThat(run(cell, none, bias, lstm))
        .as("all gates open: the candidates add up")
        .containsExactly(new float[] {(float) (Math.tanh(1) + 2)}, within(1e-6f));
    Message back = text("direction", "reverse");
    Message start = floats("c", List.of(1, 1, 1), 4);
    Message first = floats("h", List.of(1, 1, 1), 0);
    List<String> more = List.of("x", "w", "r", "b", "", "h", "c");
    Message reverse = node("LSTM", more, List.of("q", "", "p"), BATCH_FIRST, back);
    assertThat(run(cell, none, bias, start, first, reverse))
        .containsExactly(new float[] {(float) (Math.tanh(1) + 6)}, within(1e-6f));
  }

  /** With eyes that see nothing an LSTM goes step by step, and must say what it says at once. */
  @Test
  void stepByStepIsTheSameAsAtOnce() {
    Message cell = floats("w", List.of(1, 8, 1), 0.3f, -0.2f, 0.1f, 0.5f, -0.4f, 0.2f, 0.6f, -0.7f);
    Message own = floats("r", List.of(1, 8, 2), SPREAD);
    Message bias = floats("b", List.of(1, 16), SPREAD);
    Message blind = floats("eyes", List.of(1, 6), 0, 0, 0, 0, 0, 0);
    Message h = floats("h", List.of(1, 1, 2), 0.5f, -0.5f);
    Message c = floats("c", List.of(1, 1, 2), -0.25f, 0.75f);
    for (String direction : List.of("forward", "reverse")) {
      Message turn = text("direction", direction);
      List<String> inputs = List.of("x", "w", "r", "b", "", "h", "c");
      float[] once = run(cell, own, bias, h, c, node("LSTM", inputs, "p", BATCH_FIRST, turn));
      List<String> seen = List.of("x", "w", "r", "b", "", "h", "c", "eyes");
      float[] steps = run(cell, own, bias, h, c, blind, node("LSTM", seen, "p", BATCH_FIRST, turn));
      assertThat(steps).containsExactly(once, within(1e-6f));
    }
  }

  @Test
  void anOutputThatIsNotMadeIsNamed() {
    List<String> outputs = List.of("y", "", "p");
    assertThatThrownBy(() -> run(W, R, node("RNN", X, outputs, BATCH_FIRST, RELU)))
        .hasMessageContaining(
            "node 'the_flat' (Flatten): it reads 'p', output 2 of node 'the_y' (RNN), which is not"
                + " supported");
  }

  private static float tanh(double x) {
    return (float) Math.tanh(x);
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
    List<String> peepholes = List.of("x", "w4", "r4", "", "", "", "", "w4");
    Message w4 = floats("w4", List.of(1, 4, 1), 0, 0, 0, 1);
    Message r4 = floats("r4", List.of(1, 4, 1), 0, 0, 0, 0);
    assertThatThrownBy(() -> run(w4, r4, node("LSTM", peepholes, "p", BATCH_FIRST)))
        .hasMessageContaining("P must have dims [1, 3], got [1, 4, 1]");
    Message forget = whole("input_forget", 1);
    assertThatThrownBy(() -> run(w4, r4, node("LSTM", peepholes, "p", BATCH_FIRST, forget)))
        .hasMessageContaining("input_forget is not supported");
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
