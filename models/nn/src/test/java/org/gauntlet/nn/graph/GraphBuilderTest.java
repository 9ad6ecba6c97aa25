package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

final class GraphBuilderTest {
  private static final Shape X = Shape.of(4, 4, 4);

  private static Map<Operator, String> names() {
    Map<Operator, String> names = new LinkedHashMap<>();
    names.put(new Add(), "add1");
    names.put(new Affine(Shape.of(4, 1, 1)), "affine1");
    names.put(AveragePool2d.of(2), "pool1");
    names.put(MaxPool2d.of(2), "pool2");
    names.put(new GlobalAveragePool(), "pool3");
    names.put(BatchNorm.standard(), "norm1");
    names.put(new Clip(0, 1), "clip1");
    names.put(new Concat(), "join1");
    names.put(new Constant(X), "constant1");
    names.put(new Expand(X), "expand1");
    names.put(new MatMul(), "matmul1");
    names.put(new Pairwise(Pairing.GREATER), "greater1");
    names.put(new Pointwise(Curve.ERF), "erf1");
    names.put(new StraightThrough(Curve.ROUND), "round1");
    names.put(new Reduce(Reduction.SUM, List.of(0)), "sum1");
    names.put(new Select(), "select1");
    names.put(new Softmax(0, true), "softmax1");
    names.put(new Standardize(0, 1), "standardize1");
    names.put(new Take(0, List.of(0)), "take1");
    names.put(Conv2d.of(1, 1, 1, 0), "conv1");
    names.put(new Flatten(), "flatten1");
    names.put(new Dropout(0.5f), "dropout1");
    names.put(new Elu(1), "elu1");
    names.put(new LeakyRelu(0.1f), "relu1");
    names.put(new Relu(), "relu2");
    names.put(new Multiply(), "product1");
    names.put(new Pad(List.of(0, 0, 0), List.of(1, 0, 0), 0), "pad1");
    names.put(new Permute(List.of(0, 2, 1)), "permute1");
    names.put(new Reshape(Shape.of(64)), "reshape1");
    names.put(new Sigmoid(), "sigmoid1");
    names.put(new Slice(List.of(0, 0, 0), List.of(1, 1, 1)), "slice1");
    names.put(new Tanh(), "tanh1");
    return names;
  }

  /** Parameters go by these names in files, so that they may not change. */
  @Test
  void everyOperatorHasItsStemAndKindsOfOneStemCountTogether() {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", X);
    names()
        .forEach((operator, name) -> {
          int operands =
              switch (operator) {
                case Constant _ -> 0;
                case Add _, Concat _, MatMul _, Multiply _, Pairwise _ -> 2;
                case Select _ -> 3;
                default -> 1;
              };
          assertThat(builder.node(operator, Collections.nCopies(operands, x)).name())
              .isEqualTo(name);
        });
    assertThat(x.then(new Flatten()).then(new Dense(2)).name()).isEqualTo("dense1");
    Value steps = x.then(new Reshape(Shape.of(X.at(0), X.size() / X.at(0))));
    assertThat(steps.then(new Recurrent(Cell.GRU, 2, true)).name()).isEqualTo("gru1");
    assertThat(x.then(new Embedding(3, 2)).name()).isEqualTo("embedding1");
    List<Class<?>> named = new ArrayList<>(List.of(Dense.class, Embedding.class, Recurrent.class));
    names().keySet().forEach(operator -> named.add(operator.getClass()));
    assertThat(named).containsExactlyInAnyOrder(Operator.class.getPermittedSubclasses());
  }

  @Test
  void theShapeOfAValueIsTheGraphs() {
    Value x = new GraphBuilder().input("x", X);
    Value y = x.then(Conv2d.of(8, 3, 2, 1)).then(new Relu());
    assertThat(y.shape()).isEqualTo(Shape.of(8, 2, 2));
    assertThat(y.graph().shapes().get(y.name())).isEqualTo(y.shape());
  }

  @Test
  void aRefusedOperatorLeavesNoNode() {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", X);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> x.then(new Dense(3)))
        .withMessageEndingWith("put Flatten before it");
    assertThat(x.then(new Relu()).graph().nodes()).extracting(Node::name).containsExactly("relu1");
  }

  @Test
  void aGraphMayHaveSeveralInputsAndOutputs() {
    GraphBuilder builder = new GraphBuilder();
    Value a = builder.input("a", Shape.of(3));
    Value b = builder.input("b", Shape.of(3));
    Value sum = a.plus(b, a);
    Graph graph = builder.graph(List.of(sum.times(b), sum));
    assertThat(graph.inputs())
        .containsExactly(new Graph.Input("a", Shape.of(3)), new Graph.Input("b", Shape.of(3)));
    assertThat(graph.nodes())
        .containsExactly(
            new Node("add1", new Add(), List.of("a", "b", "a")),
            new Node("product1", new Multiply(), List.of("add1", "b")));
    assertThat(graph.outputs()).containsExactly("product1", "add1");
  }

  @Test
  void aGraphIsNotChangedByWhatIsBuiltLater() {
    Value x = new GraphBuilder().input("x", X);
    Value y = x.then(new Relu());
    Graph graph = y.graph();
    Graph later = y.then(new Tanh()).graph();
    assertThat(graph.nodes()).hasSize(1);
    assertThat(later.nodes()).hasSize(2);
  }

  @Test
  void layersComposeInEitherGrouping() {
    Layer a = x -> x.then(new Relu());
    Layer b = x -> x.then(new Tanh()).then(new Flatten());
    Layer c = x -> x.then(new Dense(2));
    Graph left = new GraphBuilder().input("x", X).then(a.then(b).then(c)).graph();
    Graph right = new GraphBuilder().input("x", X).then(a.then(b.then(c))).graph();
    assertThat(left).isEqualTo(right);
    assertThat(left.nodes())
        .extracting(Node::name)
        .containsExactly("relu1", "tanh1", "flatten1", "dense1");
  }

  @Test
  void oneLayerUsedTwiceMakesParametersOfItsOwnEachTime() {
    Layer dense = x -> x.then(new Dense(3));
    Graph graph = new GraphBuilder().input("x", Shape.of(3)).then(dense).then(dense).graph();
    assertThat(graph.slots().sequencedKeySet())
        .containsExactly("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias");
  }
}
