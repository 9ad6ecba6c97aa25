package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

/** How a network's parameters come to be. */
final class InitialisationTest {
  private static final Domain DOMAIN = new Domain(Shape.of(4), 0, 1, 2);
  private static final Graph TWO =
      new GraphBuilder().input("x", Shape.of(4)).then(new Dense(3)).then(new Dense(2)).graph();

  @Property(tries = 200)
  void weightsAndBiasesStayWithinTheirBoundWithoutBeingConstant(
      @ForAll @IntRange(min = 1, max = 60) int width, @ForAll long seed) {
    Domain domain = new Domain(Shape.of(width), 0, 1, 8);
    Graph graph = new GraphBuilder().input("x", domain.input()).then(new Dense(8)).graph();
    Network network = Network.initialise(graph, domain, new Seed(seed));
    float bound = (float) (1 / Math.sqrt(width));
    for (Tensor parameter : network.parameters().values()) {
      for (float value : parameter.toArray()) {
        assertThat(value).isBetween(-bound, bound);
      }
      assertThat(parameter).isNotEqualTo(Tensor.filled(parameter.shape(), parameter.at(0)));
    }
  }

  @Test
  void eachParameterIsDrawnUnderItsOwnName() {
    Seed seed = new Seed(99);
    Network network = Network.initialise(TWO, DOMAIN, seed);
    assertThat(network.parameters().sequencedKeySet())
        .containsExactly("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias");
    float half = 0.5f;
    float third = (float) (1 / Math.sqrt(3));
    assertThat(network.parameters().get("dense1.weight"))
        .isEqualTo(seed.child("dense1.weight").open().uniform(Shape.of(3, 4), -half, half));
    assertThat(network.parameters().get("dense1.bias"))
        .isEqualTo(seed.child("dense1.bias").open().uniform(Shape.of(3), -half, half));
    assertThat(network.parameters().get("dense2.weight"))
        .isEqualTo(seed.child("dense2.weight").open().uniform(Shape.of(2, 3), -third, third));
  }

  @Test
  void theFanInOfAGroupedConvolutionIsThatOfOneGroup() {
    Domain domain = new Domain(Shape.of(4, 2, 2), 0, 1, 4);
    Graph graph =
        new GraphBuilder()
            .input("x", domain.input())
            .then(new Conv2d(4, Window.of(1, 1, 0), 4, true))
            .then(new GlobalAveragePool())
            .graph();
    Seed seed = new Seed(5);
    assertThat(Network.initialise(graph, domain, seed).parameters().get("conv1.weight"))
        .isEqualTo(seed.child("conv1.weight").open().uniform(Shape.of(4, 1, 1, 1), -1, 1));
  }

  @Test
  void constantsDoNotDependOnTheSeed() {
    Graph graph =
        new GraphBuilder()
            .input("x", Shape.of(2))
            .then(new Affine(Shape.of(1)))
            .then(BatchNorm.standard())
            .graph();
    Domain domain = new Domain(Shape.of(2), 0, 1, 2);
    Network network = Network.initialise(graph, domain, new Seed(1));
    assertThat(Network.initialise(graph, domain, new Seed(2))).isEqualTo(network);
    SequencedMap<String, Tensor> expected = new LinkedHashMap<>();
    expected.put("affine1.scale", Tensor.of(Shape.of(1), 1));
    expected.put("affine1.shift", Tensor.of(Shape.of(1), 0));
    expected.put("norm1.scale", Tensor.of(Shape.of(2), 1, 1));
    expected.put("norm1.shift", Tensor.of(Shape.of(2), 0, 0));
    expected.put("norm1.mean", Tensor.of(Shape.of(2), 0, 0));
    expected.put("norm1.variance", Tensor.of(Shape.of(2), 1, 1));
    assertThat(network.parameters()).isEqualTo(expected);
  }

  @Test
  void aClassifierHasOneInputAndOneOutput() {
    GraphBuilder builder = new GraphBuilder();
    Value a = builder.input("a", Shape.of(2));
    Value b = builder.input("b", Shape.of(2));
    Domain domain = new Domain(Shape.of(2), 0, 1, 2);
    Value one = new GraphBuilder().input("x", Shape.of(2));
    Value two = one.then(new Relu());
    GraphBuilder twice = new GraphBuilder();
    Value x = twice.input("x", Shape.of(2));
    for (Graph graph : List.of(a.plus(b).graph(), twice.graph(List.of(x, x)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Network.initialise(graph, domain, new Seed(1)))
          .withMessage("a classifier has one input and one output");
    }
    assertThat(Network.initialise(two.graph(), domain, new Seed(1)).parameters()).isEmpty();
  }

  @Test
  void theInputMustBeTheDomains() {
    Domain other = new Domain(Shape.of(5), 0, 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.initialise(TWO, other, new Seed(1)))
        .withMessage("the graph maps (4) to (2), but the domain is (5) to (2)");
  }

  @Test
  void oneParameterTooManyIsRefused() {
    Network network = Network.initialise(TWO, DOMAIN, new Seed(1));
    SequencedMap<String, Tensor> more = new LinkedHashMap<>(network.parameters());
    more.put("dense3.weight", Tensor.filled(Shape.of(1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.with(more))
        .withMessageEndingWith("dense2.bias, dense3.weight]");
  }
}
