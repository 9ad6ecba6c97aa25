package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators against PyTorch's answers; golden.py beside golden.json made them. */
class GoldenTest {
  private static final int ROWS = 2;

  private static final Map<String, Integer> MODULI =
      Map.of("weight", 29, "bias", 31, "scale", 29, "shift", 31, "mean", 17);

  /** PyTorch's names of the parameters whose names differ. */
  private static final Map<String, String> ROLES = Map.of("weight", "scale", "bias", "shift");

  static Stream<JsonNode> cases() throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("golden.json")) {
      return JsonMapper.shared().readTree(in).valueStream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithPyTorch(JsonNode expected) {
    Network network = network(expected.get("name").stringValue());
    Batch x = numbers(network.domain().input(), 37, 23);
    if (expected.has("scores")) {
      Batch v = numbers(Shape.of(network.domain().classes()), 41, 13);
      try (GradientModel.Trace trace = CpuEngine.of(1).model(network).trace(x)) {
        close(expected.get("scores"), flat(trace.scores()));
        close(expected.get("pulled"), flat(trace.pull(v)));
      }
    }
    if (expected.has("gradients")) {
      Learner learner = CpuEngine.of(1).learner(network);
      Learner.Lesson lesson = learner.learn(x, new int[] {0, 1}, new Seed(0));
      assertThat(lesson.loss()).isCloseTo(expected.get("loss").doubleValue(), within(1e-5));
      boolean norm = network.parameters().containsKey("op.scale");
      for (Map.Entry<String, JsonNode> each : expected.get("gradients").properties()) {
        String role = norm ? ROLES.getOrDefault(each.getKey(), each.getKey()) : each.getKey();
        close(each.getValue(), learner.gradient("op." + role));
      }
    }
  }

  private static Network network(String name) {
    return switch (name) {
      case "conv" -> of(Shape.of(2, 5, 4), Conv2d.of(3, 3, 2, 1));
      case "conv dilated" -> of(Shape.of(1, 5, 5), new Conv2d(2, new Window(2, 1, 1, 3), 1, true));
      case "conv grouped" ->
          of(Shape.of(4, 3, 3), new Conv2d(16, new Window(2, 1, 0, 1), 2, false));
      case "max pool" -> of(Shape.of(1, 5, 5), new MaxPool2d(new Window(3, 2, 1, 1)));
      case "average pool" -> of(Shape.of(1, 5, 5), new AveragePool2d(new Window(3, 2, 1, 1)));
      case "global pool" -> of(Shape.of(3, 2, 3), new GlobalAveragePool());
      case "dense" -> of(Shape.of(7), new Dense(9));
      case "batch norm", "batch norm training" -> of(Shape.of(3, 2, 2), BatchNorm.standard());
      default -> throw new AssertionError("no network for '" + name + "'");
    };
  }

  private static Network of(Shape input, Operator operator) {
    List<Node> nodes =
        List.of(
            new Node("op", operator, List.of("x")), new Node("y", new Flatten(), List.of("op")));
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("y"));
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
    graph
        .slots()
        .forEach((name, slot) -> {
          Integer modulus = MODULI.get(slot.role());
          float[] values =
              modulus == null
                  ? numbers(slot.shape().size(), 3, 5, 1)
                  : numbers(slot.shape().size(), 53, modulus, 0);
          parameters.put(name, Tensor.adopt(slot.shape(), values));
        });
    int classes = graph.shapes().get("y").size();
    return new Network(graph, new Domain(input, -2, 2, classes), parameters);
  }

  private static Batch numbers(Shape shape, int factor, int modulus) {
    return Batch.adopt(shape, ROWS, numbers(ROWS * shape.size(), factor, modulus, 0));
  }

  /** The numbers that golden.py makes under the same name. */
  private static float[] numbers(int count, int factor, int modulus, float offset) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (i * factor % modulus - modulus / 2) / 8f + offset;
    }
    return values;
  }

  private static float[] flat(Batch batch) {
    int size = batch.shape().size();
    float[] values = new float[batch.size() * size];
    for (int row = 0; row < batch.size(); row++) {
      batch.copyRowInto(row, values, row * size);
    }
    return values;
  }

  private static void close(JsonNode expected, float[] actual) {
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < actual.length; i++) {
      double value = expected.get(i).doubleValue();
      assertThat((double) actual[i])
          .as("element %d", i)
          .isCloseTo(value, within(2e-6 * Math.max(1, Math.abs(value))));
    }
  }
}
