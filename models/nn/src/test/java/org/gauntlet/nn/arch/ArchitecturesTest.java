package org.gauntlet.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitecturesTest {
  private static final Domain MNIST = new Domain(Shape.of(1, 28, 28), 0, 1, 10);
  private static final Domain CIFAR = new Domain(Shape.of(3, 32, 32), 0, 1, 10);
  private static final Domain POINTS = new Domain(Shape.of(2), -1, 1, 2);

  /**
   * Parameter counts worked out by hand from the papers' layer lists; LeNet-5's and ResNet's with
   * the deviations that their documentation names.
   */
  @ParameterizedTest
  @CsvSource({
    "linear, 7850, 30730",
    "mlp, 269322, 855050",
    "lenet5, 61706, 62006",
    "fast, 166406, 214918",
    "lstm, 82186, 117002",
    "madry, 3274634, 4259274",
    "resnet, 174970, 175258",
    "resnet18, 11172810, 11173962"
  })
  void theParameterCountFollowsFromTheLayerList(String name, long mnist, long cifar) {
    assertThat(trainable(Architectures.named(name).graph(MNIST))).isEqualTo(mnist);
    assertThat(trainable(Architectures.named(name).graph(CIFAR))).isEqualTo(cifar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "mlp", "lenet5", "fast", "lstm", "madry", "resnet", "resnet18"})
  void everyArchitectureMakesANetwork(String name) {
    Architecture architecture = Architectures.named(name);
    for (Domain domain : List.of(MNIST, CIFAR)) {
      Network network = Network.initialise(architecture.graph(domain), domain, new Seed(1));
      assertThat(network.parameters()).isNotEmpty();
      assertThat(architecture.graph(domain)).isEqualTo(architecture.graph(domain));
    }
    assertThat(architecture.description()).isNotBlank().doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"lenet5,12", "fast,4", "lstm,1", "madry,4", "resnet,8", "resnet18,8"})
  void imageNetsTakeTheirSmallestImageAndRefuseTheRest(String name, int least) {
    Architecture architecture = Architectures.named(name);
    Domain smallest = new Domain(Shape.of(2, least, least), 0, 1, 3);
    assertThat(Network.initialise(architecture.graph(smallest), smallest, new Seed(1))).isNotNull();
    List<Domain> others = new ArrayList<>(List.of(POINTS));
    if (least > 1) {
      others.add(new Domain(Shape.of(2, least, least - 1), 0, 1, 3));
    }
    for (Domain domain : others) {
      assertThatThrownBy(() -> architecture.graph(domain))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "architecture '%s' takes images (channels, height, width) of at least %dx%d pixels,"
                  + " got %s; choose mlp or linear",
              name, least, least, domain.input());
    }
  }

  @Test
  void denseNetsTakeFlatInputsWithoutFlattening() {
    assertThat(new Mlp(List.of(3)).graph(POINTS).nodes())
        .extracting(Node::name)
        .containsExactly("dense1", "relu1", "dense2");
    assertThatIllegalArgumentException().isThrownBy(() -> new Mlp(List.of()));
  }

  @Test
  void theResidualNetHalvesTheImageTwiceAndDoublesTheChannels() {
    Graph graph = ResNet.standard().graph(CIFAR);
    assertThat(graph.shapes().get("add1")).isEqualTo(Shape.of(16, 32, 32));
    assertThat(graph.shapes().get("add3")).isEqualTo(Shape.of(32, 16, 16));
    assertThat(graph.shapes().get("add6")).isEqualTo(Shape.of(64, 8, 8));
    assertThat(graph.nodes().stream().filter(node -> node.operator() instanceof Conv2d))
        .as("13 of the main path and 2 shortcuts")
        .hasSize(15);
    assertThatIllegalArgumentException().isThrownBy(() -> new ResNet("resnet", 3, 0, 1));
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> Architectures.named("lenet"))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessage(
            "there is no architecture 'lenet', did you mean lenet5? (there are linear, mlp, lenet5,"
                + " fast, lstm, madry, resnet, resnet18)");
  }

  @Test
  void theSummaryAddsUp() {
    assertThat(Summary.of(new Fast().graph(MNIST)))
        .isEqualTo(
            """
            layer          shape              parameters        mult-adds
            conv1          (16, 14, 14)              272           50,176
            relu1          (16, 14, 14)                0            3,136
            conv2          (32, 7, 7)              8,224          401,408
            relu2          (32, 7, 7)                  0            1,568
            flatten1       (1568)                      0                0
            dense1         (100)                 156,900          156,800
            relu3          (100)                       0              100
            dense2         (10)                    1,010            1,000
            total                                166,406          614,188
            """);
  }

  private static long trainable(Graph graph) {
    return graph.slots().values().stream()
        .filter(slot -> slot.trainable())
        .mapToLong(slot -> slot.shape().size())
        .sum();
  }
}
