package org.gauntlet.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResNetTest {
  private static final Domain CIFAR = new Domain(Shape.of(3, 32, 32), 0, 1, 10);

  /**
   * With option A the paper's nets of 20, 32, 44 and 56 layers have 269722, 464154, 658586 and
   * 853018 parameters; option B's two shortcuts add 512 + 64 and 2048 + 128.
   */
  @ParameterizedTest
  @CsvSource({"1, 78042", "3, 272474", "5, 466906", "7, 661338", "9, 855770"})
  void thePapersNetsHaveTheirPublishedSizes(int blocks, long parameters) {
    Graph graph = new ResNet("resnet", 3, 16, blocks).graph(CIFAR);
    assertThat(
            graph.slots().values().stream()
                .filter(Slot::trainable)
                .mapToLong(slot -> slot.shape().size())
                .sum())
        .isEqualTo(parameters);
    long convolutions = graph.nodes().stream().filter(ResNetTest::isMainPath).count();
    assertThat(convolutions + 1).as("layers with the dense one").isEqualTo(6L * blocks + 2);
  }

  @Property(tries = 100)
  void everyImageOfEightPixelsOrMoreFits(
      @ForAll @IntRange(min = 8, max = 40) int height,
      @ForAll @IntRange(min = 8, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 5) int channels) {
    Domain domain = new Domain(Shape.of(2, height, width), 0, 1, 3);
    Graph graph = new ResNet("resnet", 3, channels, 1).graph(domain);
    assertThat(graph.shapes().get("add1")).isEqualTo(Shape.of(channels, height, width));
    assertThat(graph.shapes().get("add2"))
        .isEqualTo(Shape.of(2 * channels, half(height), half(width)));
    assertThat(graph.shapes().get("add3"))
        .isEqualTo(Shape.of(4 * channels, half(half(height)), half(half(width))));
    assertThat(graph.shapes().get("dense1")).isEqualTo(Shape.of(3));
  }

  @Test
  void theShortcutIsTheInputWhereTheShapeStays() {
    Graph graph = new ResNet("resnet", 3, 4, 2).graph(CIFAR);
    List<Node> sums =
        graph.nodes().stream().filter(node -> node.operator() instanceof Add).toList();
    assertThat(sums).hasSize(6);
    List<String> shortcuts = sums.stream().map(node -> node.inputs().getLast()).toList();
    assertThat(shortcuts)
        .as("rectified inputs, but a normalised convolution at the second and third stage")
        .containsExactly("relu1", "relu3", "norm8", "relu7", "norm13", "relu11");
  }

  @Test
  void noConvolutionHasTheBiasThatNormWouldCancel() {
    Graph graph = ResNet.standard().graph(CIFAR);
    assertThat(graph.slots().keySet())
        .noneMatch(name -> name.startsWith("conv") && name.endsWith("bias"))
        .contains("dense1.bias");
    assertThat(graph.nodes().stream().map(Node::operator).filter(Conv2d.class::isInstance))
        .hasSize(15);
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 1", "3, 1, 0", "0, 3, 2"})
  void stagesWidthAndBlocksArePositive(int stages, int width, int blocks) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResNet("resnet", stages, width, blocks))
        .withMessage(
            "stages, width and blocks must be >= 1, got %d, %d and %d", stages, width, blocks);
  }

  @Test
  void itsNumbersAreInItsDescription() {
    assertThat(new ResNet("resnet", 3, 8, 3).description())
        .isEqualTo("a residual network with batch norm: 3 stages of 3 blocks, from 8 channels");
  }

  private static boolean isMainPath(Node node) {
    return node.operator() instanceof Conv2d conv && conv.window().taps() == 9;
  }

  private static int half(int side) {
    return (side + 1) / 2;
  }
}
