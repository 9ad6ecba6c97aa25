package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a graph put together by hand, or read from a file, may be. */
final class GraphRulesTest {
  private static final Graph.Input X = new Graph.Input("x", Shape.of(2));
  private static final Node A = new Node("a", new Relu(), List.of("x"));
  private static final Node B = new Node("b", new Dense(3), List.of("a"));

  @Test
  void theOrderOfNodesIsThatOfReading() {
    assertThat(new Graph(List.of(X), List.of(A, B), List.of("b")).shapes().get("b"))
        .isEqualTo(Shape.of(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(List.of(X), List.of(B, A), List.of("b")))
        .withMessage("node 'b' reads 'a', which no earlier node defines");
  }

  @Test
  void aNodeCannotReadItself() {
    Node loop = new Node("a", new Relu(), List.of("a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(List.of(X), List.of(loop), List.of("a")))
        .withMessage("node 'a' reads 'a', which no earlier node defines");
  }

  @Test
  void inputsAndNodesShareOneSpaceOfNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(List.of(X, X), List.of(), List.of("x")))
        .withMessage("the name 'x' is used twice");
    Node x = new Node("x", new Relu(), List.of("x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(List.of(X), List.of(x), List.of("x")))
        .withMessage("the name 'x' is used twice");
  }

  @Test
  void thereIsAnInputAndAnOutput() {
    String message = "a graph needs at least one input and one output";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(List.of(X), List.of(A), List.of()))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(List.of(), List.of(), List.of()))
        .withMessage(message);
  }

  @Test
  void anInputMayBeTheOutputAndThenNothingIsComputed() {
    Graph graph = new Graph(List.of(X), List.of(), List.of("x"));
    assertThat(graph.multiplyAdds()).isZero();
    assertThat(graph.slots()).isEmpty();
    assertThat(graph.shapes()).containsExactly(Map.entry("x", Shape.of(2)));
  }

  @Test
  void theCostIsTheSumOfAllNodesEvenThoseNotReadAgain() {
    Graph graph = new Graph(List.of(X), List.of(A, B), List.of("a"));
    assertThat(graph.multiplyAdds()).isEqualTo(2 + 6);
  }

  @Test
  void aRefusedShapeKeepsItsCause() {
    Node wrong = new Node("w", new Reshape(Shape.of(3)), List.of("x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(List.of(X), List.of(A, wrong), List.of("a")))
        .withMessage("node 'w': Reshape[shape=(3)] needs 3 values, got (2)")
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsAreCopiedAndClosed() {
    List<Node> mine = new ArrayList<>(List.of(A));
    Graph graph = new Graph(List.of(X), mine, List.of("a"));
    mine.clear();
    assertThat(graph.nodes()).containsExactly(A);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> graph.nodes().add(B));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a.b", "a b", "ä", "a\n", "a'", "a:0"})
  void aNodesNameIsPlain(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Node(name, new Relu(), List.of("x")))
        .withMessage("a node's name must be letters, digits, _, / or -, got '" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "9", "layer1/block-2/conv_3", "-", "Z"})
  void aParameterIsNamedAfterItsNodeAndRole(String name) {
    assertThat(new Node(name, new Relu(), List.of("x")).parameter("weight"))
        .isEqualTo(name + ".weight");
  }
}
