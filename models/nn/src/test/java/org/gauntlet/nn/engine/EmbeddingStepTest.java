package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Slot;
import org.gauntlet.nn.graph.Value;
import org.junit.jupiter.api.Test;

class EmbeddingStepTest {
  private static final int VOCABULARY = 7;
  private static final int LENGTH = 5;
  private static final int WIDTH = 3;

  private final Network network = network();

  @Test
  void eachTokenIsARowOfTheTable() {
    Tiny tiny = Tiny.of(Shape.of(3), new Embedding(2, 2)).with("op.table", 1, 2, 30, 40);
    assertThat(tiny.forward(1, 0, 1)).containsExactly(30, 40, 1, 2, 30, 40);
    assertThat(tiny.forward(-1, 9, Float.NaN)).containsExactly(1, 2, 30, 40, 1, 2);
  }

  @Test
  void theTableLearnsFromEveryPlaceOfItsTokens() {
    Tiny tiny = Tiny.of(Shape.of(2), new Embedding(3, 2));
    float[][] tokens = {{1, 1}, {0, 1}};
    float[][] cotangents = {{1, 2, 10, 20}, {300, 400, 1000, 2000}};
    Tiny.Pass pass = tiny.teach(tokens, cotangents);
    assertThat(pass.gradient("op.table")).containsExactly(300, 400, 1011, 2022, 0, 0);
  }

  @Test
  void everythingIsLearntThroughTheTable() {
    int[] labels = IntStream.range(0, 19).map(i -> i % 4).toArray();
    Batch x = tokens(19);
    Learner learner = CpuEngine.of(2).learner(network);
    learner.learn(x, labels, new Seed(1));
    Float64 reference = new Float64(network);
    double[][] wide = Float64.widen(x);
    for (Map.Entry<String, Slot> slot : network.graph().slots().entrySet()) {
      double[] parameter = reference.parameters.get(slot.getKey());
      for (int i = 0; i < parameter.length; i++) {
        double value = parameter[i];
        parameter[i] = value + 1e-6;
        double high = reference.loss(wide, labels, new Seed(1));
        parameter[i] = value - 1e-6;
        double low = reference.loss(wide, labels, new Seed(1));
        parameter[i] = value;
        assertThat((double) learner.gradient(slot.getKey())[i])
            .as("%s, element %d", slot.getKey(), i)
            .isCloseTo((high - low) / 2e-6, within(1e-6));
      }
    }
  }

  /** What the embedding is pulled back to equals the gradient of the net without its table. */
  @Test
  void gradientsEndAtTheEmbedding() {
    Batch x = tokens(40);
    Batch v = Nets.cotangents(network.domain(), 40);
    Tensor table = network.parameters().get("embedding1.table");
    Batch rows = x.map((_, row) -> looked(row, table));
    Batch expected;
    try (GradientModel.Trace trace = CpuEngine.of(1).model(behind()).trace(rows)) {
      expected = trace.pull(v);
    }
    for (int threads = 1; threads <= 2; threads++) {
      try (GradientModel.Trace trace = CpuEngine.of(threads).traceable(network).trace(x)) {
        assertThat(trace.pull(v)).isEqualTo(expected);
        assertThat(trace.pull(v).shape()).isEqualTo(Shape.of(LENGTH, WIDTH));
      }
    }
  }

  @Test
  void tokensHaveNoGradientButScores() {
    GradientModel model = CpuEngine.of(1).model(network);
    Batch x = tokens(3);
    assertThat(model.scores(x).size()).isEqualTo(3);
    assertThat(model.labels(x)).hasSize(3);
    assertThatThrownBy(() -> model.trace(x))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "this is a model of tokens, which have no gradient: choose attacks that ask for scores"
                + " or labels");
  }

  @Test
  void aNetOfRealNumbersIsTraceableAtItsInput() {
    Batch rows =
        tokens(3).map((_, row) -> looked(row, network.parameters().get("embedding1.table")));
    Batch v = Nets.cotangents(network.domain(), 3);
    try (GradientModel.Trace one = CpuEngine.of(1).model(behind()).trace(rows);
        GradientModel.Trace other = CpuEngine.of(1).traceable(behind()).trace(rows)) {
      assertThat(other.pull(v)).isEqualTo(one.pull(v));
    }
  }

  private static Network network() {
    Domain domain = new Domain(Shape.of(LENGTH), 0, VOCABULARY - 1, 4);
    Value x = new GraphBuilder().input("x", domain.input());
    return Network.initialise(head(x.then(new Embedding(VOCABULARY, WIDTH))), domain, new Seed(6));
  }

  /** The same net, its input what the table answers. */
  private Network behind() {
    Domain domain = new Domain(Shape.of(LENGTH, WIDTH), -1, 1, 4);
    Network fresh =
        Network.initialise(
            head(new GraphBuilder().input("x", domain.input())), domain, new Seed(6));
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>(network.parameters());
    parameters.remove("embedding1.table");
    return fresh.with(parameters);
  }

  private static Graph head(Value steps) {
    Value states = steps.then(new Recurrent(Cell.GRU, 6, false));
    return states.then(new Flatten()).then(new Dense(4)).graph();
  }

  private static Batch tokens(int rows) {
    return Batch.of(
        IntStream.range(0, rows)
            .mapToObj(row -> {
              float[] tokens = new float[LENGTH];
              for (int i = 0; i < LENGTH; i++) {
                tokens[i] = (row * 3 + i * i) % VOCABULARY;
              }
              return Tensor.of(Shape.of(LENGTH), tokens);
            })
            .toList());
  }

  private static Tensor looked(Tensor tokens, Tensor table) {
    float[] rows = new float[LENGTH * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = table.at(((int) tokens.at(i / WIDTH)) * WIDTH + i % WIDTH);
    }
    return Tensor.adopt(Shape.of(LENGTH, WIDTH), rows);
  }
}
