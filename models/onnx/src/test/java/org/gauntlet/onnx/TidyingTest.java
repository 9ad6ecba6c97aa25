package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.weights;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;

/** Imported graphs hold what a person would have built, and nothing else. */
class TidyingTest {
  @Test
  void viewsOfViewsBecomeOneOrNone() {
    Network network =
        network(
            node("GlobalAveragePool", List.of("x"), "g"),
            node("Flatten", List.of("g"), "f"),
            node("Reshape", List.of("f", "s"), "r"),
            node("Flatten", List.of("r"), "r2"),
            node("Gemm", List.of("r2", "w"), "y"),
            longs("s", List.of(4), 0, 2, 1, 2),
            weights("w", 4, 3),
            input("x", 0, 4, 5, 5),
            output("y", 0, 3));
    assertThat(network.graph().nodes())
        .containsExactly(
            new Node("pool1", new GlobalAveragePool(), List.of("x")),
            new Node("dense1", new Dense(3), List.of("pool1")));
  }

  @Test
  void aViewOfAViewReadsTheFirstSource() {
    Network network =
        network(
            node("Reshape", List.of("x", "s"), "a"),
            node("Reshape", List.of("a", "t"), "b"),
            node("Add", List.of("b", "b"), "c"),
            node("Flatten", List.of("c"), "y"),
            longs("s", List.of(2), 0, 4),
            longs("t", List.of(3), 0, 4, 1),
            input("x", 0, 2, 2),
            output("y", 0, 4));
    assertThat(network.graph().nodes().getFirst())
        .isEqualTo(new Node("reshape1", new Reshape(Shape.of(4, 1)), List.of("x")));
    assertThat(network.graph().nodes()).hasSize(3);
  }

  @Test
  void aProductAndThenASumAreOneStepButNotTheOtherWayRound() {
    Network one = normalised("Mul", "Add");
    assertThat(one.graph().nodes()).hasSize(1);
    assertThat(one.parameters().get("affine1.scale").toArray()).containsExactly(2, 3);
    assertThat(one.parameters().get("affine1.shift").toArray()).containsExactly(5, 7);
    assertThat(normalised("Add", "Mul").graph().nodes()).hasSize(2);
    assertThat(normalised("Mul", "Mul").graph().nodes()).hasSize(2);
  }

  @Test
  void aProductThatOthersReadStays() {
    Network network =
        network(
            node("Mul", List.of("x", "a"), "p"),
            node("Add", List.of("p", "b"), "s"),
            node("Add", List.of("p", "s"), "y"),
            floats("a", List.of(2), 2, 3),
            floats("b", List.of(2), 5, 7),
            input("x", 0, 2),
            output("y", 0, 2));
    assertThat(network.graph().nodes())
        .extracting(Node::operator)
        .filteredOn(Affine.class::isInstance)
        .hasSize(2);
  }

  private static Network normalised(String first, String second) {
    return network(
        node(first, List.of("x", "a"), "p"),
        node(second, List.of("p", "b"), "y"),
        floats("a", List.of(2), 2, 3),
        floats("b", List.of(2), 5, 7),
        input("x", 0, 2),
        output("y", 0, 2));
  }

  private static Network network(Message... parts) {
    return OnnxFile.of("x", model(13, graph(parts))).network().network();
  }
}
