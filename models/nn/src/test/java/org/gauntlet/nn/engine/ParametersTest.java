package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private final Network network =
      Tiny.of(Shape.of(2), new Dense(1)).with("op.weight", 3, 4).with("op.bias", 5).network();
  private final Parameters parameters = new Parameters(network);

  @Test
  void valuesAreLiveAndOnePerName() {
    Node node = network.graph().nodes().getFirst();
    float[] weight = parameters.values("op.weight");
    assertThat(weight).containsExactly(3, 4);
    assertThat(parameters.values(node, "weight")).isSameAs(weight);
    assertThat(parameters.values(node, "bias")).containsExactly(5);
  }

  @Test
  void gradientsStartAtZeroAndStay() {
    float[] gradient = parameters.gradient("op.weight");
    assertThat(gradient).containsExactly(0, 0).isNotSameAs(parameters.values("op.weight"));
    gradient[1] = 7;
    Node node = network.graph().nodes().getFirst();
    assertThat(parameters.gradient(node, "weight")).isSameAs(gradient).containsExactly(0, 7);
  }

  @Test
  void aSnapshotIsACopyInTheNetworksShapes() {
    parameters.values("op.weight")[0] = -1;
    Network snapshot = parameters.snapshot(network);
    parameters.values("op.weight")[0] = 99;
    assertThat(snapshot.parameters().get("op.weight").toArray()).containsExactly(-1, 4);
    assertThat(snapshot.parameters().get("op.weight").shape()).isEqualTo(Shape.of(1, 2));
    assertThat(network.parameters().get("op.weight").toArray()).containsExactly(3, 4);
  }

  @Test
  void refusesNamesItDoesNotKnowAndSaysWhichItDoes() {
    String message = "the network has parameters [op.weight, op.bias], got 'weight'";
    assertThatThrownBy(() -> parameters.values("weight"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> parameters.gradient("weight")).hasMessage(message);
  }
}
