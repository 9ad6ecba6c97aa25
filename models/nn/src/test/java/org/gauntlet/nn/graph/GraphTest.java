package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

final class GraphTest {
  private static final List<Graph.Input> X = List.of(new Graph.Input("x", Shape.of(2)));

  @Test
  void theBuilderNumbersNodesByWhatTheyDo() {
    Value x = new GraphBuilder().input("x", Shape.of(1, 8, 8));
    Value y = x.then(Conv2d.of(2, 3, 1, 1)).then(new Relu()).then(Conv2d.of(2, 3, 1, 1));
    Graph graph = y.plus(y).then(new LeakyRelu(0.1f)).graph();
    assertThat(graph.nodes())
        .extracting(Node::name)
        .containsExactly("conv1", "relu1", "conv2", "add1", "relu2");
    assertThat(graph.nodes().get(3).inputs()).containsExactly("conv2", "conv2");
    assertThat(graph.outputs()).containsExactly("relu2");
  }

  @Test
  void branchesAreJavaVariablesAndBlocksAreLayers() {
    Value x = new GraphBuilder().input("x", Shape.of(3));
    Layer block = v -> v.then(new Dense(4)).then(new Tanh());
    Value left = x.then(block);
    Value both = left.join(x.then(block.then(v -> v.then(new Relu()))), x);
    assertThat(both.shape()).isEqualTo(Shape.of(11));
    assertThat(both.graph().nodes().getLast())
        .isEqualTo(new Node("join1", new Concat(), List.of("tanh1", "relu1", "x")));
  }

  @Test
  void valuesOfTwoBuildersDoNotMix() {
    Value a = new GraphBuilder().input("a", Shape.of(2));
    Value b = new GraphBuilder().input("b", Shape.of(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.plus(b))
        .withMessage("value 'b' belongs to another builder");
  }

  @Test
  void shapesSlotsAndCostAreNamedInOrder() {
    Graph graph =
        new GraphBuilder()
            .input("x", Shape.of(3))
            .then(new Dense(4))
            .then(new Relu())
            .then(new Dense(2))
            .graph();
    assertThat(graph.shapes().sequencedKeySet()).containsExactly("x", "dense1", "relu1", "dense2");
    assertThat(graph.shapes().get("dense2")).isEqualTo(Shape.of(2));
    assertThat(graph.slots().sequencedKeySet())
        .containsExactly("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias");
    assertThat(graph.multiplyAdds()).isEqualTo(12 + 4 + 8);
  }

  @Test
  void aNodeReadsOnlyWhatCameBefore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> graph(new Node("a", new Relu(), List.of("b"))))
        .withMessage("node 'a' reads 'b', which no earlier node defines");
  }

  @Test
  void namesAreUsedOnce() {
    Node relu = new Node("a", new Relu(), List.of("x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> graph(relu, relu))
        .withMessage("the name 'a' is used twice");
    assertThatIllegalArgumentException().isThrownBy(() -> new Node("a.b", new Relu(), List.of()));
  }

  @Test
  void aShapeThatDoesNotFitNamesItsNode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> graph(new Node("a", new GlobalAveragePool(), List.of("x"))))
        .withMessageStartingWith("node 'a': GlobalAveragePool[] takes an image");
  }

  @Test
  void outputsMustExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph(X, List.of(), List.of("y")))
        .withMessage("output 'y' is no value of the graph");
    assertThatIllegalArgumentException().isThrownBy(() -> new Graph(X, List.of(), List.of()));
  }

  private static Graph graph(Node... nodes) {
    return new Graph(X, List.of(nodes), List.of(nodes[0].name()));
  }
}
