package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

final class NetworkTest {
  private static final Domain DOMAIN = new Domain(Shape.of(2, 3, 3), 0, 1, 4);
  private static final Graph GRAPH =
      new GraphBuilder()
          .input("x", DOMAIN.input())
          .then(Conv2d.of(5, 3, 1, 1))
          .then(BatchNorm.standard())
          .then(new GlobalAveragePool())
          .then(new Dense(4))
          .graph();

  @Test
  void freshParametersAreBoundedByTheirFanInAndBuffersAreConstant() {
    Network network = Network.initialise(GRAPH, DOMAIN, new Seed(1));
    float bound = (float) (1 / Math.sqrt(18));
    float[] weight = network.parameters().get("conv1.weight").toArray();
    assertThat(weight).hasSize(90);
    double largest = 0;
    for (float value : weight) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isBetween(0.8 * bound, (double) bound);
    assertThat(network.parameters().get("norm1.variance")).isEqualTo(Tensor.filled(Shape.of(5), 1));
  }

  @Test
  void initialisationDependsOnTheSeedAndTheNameAlone() {
    Network network = Network.initialise(GRAPH, DOMAIN, new Seed(1));
    assertThat(Network.initialise(GRAPH, DOMAIN, new Seed(1))).isEqualTo(network);
    assertThat(Network.initialise(GRAPH, DOMAIN, new Seed(2))).isNotEqualTo(network);
    Graph smaller =
        new GraphBuilder()
            .input("x", DOMAIN.input())
            .then(Conv2d.of(5, 3, 1, 1))
            .then(new GlobalAveragePool())
            .then(new Dense(4))
            .graph();
    assertThat(Network.initialise(smaller, DOMAIN, new Seed(1)).parameters().get("dense1.weight"))
        .isEqualTo(network.parameters().get("dense1.weight"));
  }

  @Test
  void theParametersMustBeThoseOfTheGraph() {
    Network network = Network.initialise(GRAPH, DOMAIN, new Seed(1));
    SequencedMap<String, Tensor> missing = new LinkedHashMap<>(network.parameters());
    missing.remove("conv1.bias");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.with(missing))
        .withMessageStartingWith("the graph has parameters [conv1.weight, conv1.bias");
    SequencedMap<String, Tensor> misshapen = new LinkedHashMap<>(network.parameters());
    misshapen.put("conv1.bias", Tensor.filled(Shape.of(6), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.with(misshapen))
        .withMessage("parameter 'conv1.bias' must have shape (5), got (6)");
  }

  @Test
  void aNetworkKeepsItsOwnMap() {
    Network network = Network.initialise(GRAPH, DOMAIN, new Seed(1));
    SequencedMap<String, Tensor> mine = new LinkedHashMap<>(network.parameters());
    Network copy = network.with(mine);
    mine.clear();
    assertThat(copy).isEqualTo(network);
  }

  @Test
  void theGraphMustMapTheDomainToItsClasses() {
    Domain other = new Domain(DOMAIN.input(), 0, 1, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.initialise(GRAPH, other, new Seed(1)))
        .withMessage("the graph maps (2, 3, 3) to (4), but the domain is (2, 3, 3) to (5)");
  }
}
