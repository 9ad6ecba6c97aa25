package org.gauntlet.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Graph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value's shape in the plain architectures, against the papers' tables. */
final class LayersTest {
  private static final Domain MNIST = new Domain(Shape.of(1, 28, 28), 0, 1, 10);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linear | x(1, 28, 28) flatten1(784) dense1(10)",
        "mlp | x(1, 28, 28) flatten1(784) dense1(256) relu1(256) dense2(256) relu2(256) dense3(10)",
        "lenet5 | x(1, 28, 28) conv1(6, 28, 28) relu1(6, 28, 28) pool1(6, 14, 14)"
            + " conv2(16, 10, 10) relu2(16, 10, 10) pool2(16, 5, 5) flatten1(400)"
            + " dense1(120) relu3(120) dense2(84) relu4(84) dense3(10)",
        "fast | x(1, 28, 28) conv1(16, 14, 14) relu1(16, 14, 14) conv2(32, 7, 7)"
            + " relu2(32, 7, 7) flatten1(1568) dense1(100) relu3(100) dense2(10)",
        "lstm | x(1, 28, 28) reshape1(28, 28) lstm1(28, 128) slice1(1, 128) flatten1(128)"
            + " dense1(10)",
        "madry | x(1, 28, 28) conv1(32, 28, 28) relu1(32, 28, 28) pool1(32, 14, 14)"
            + " conv2(64, 14, 14) relu2(64, 14, 14) pool2(64, 7, 7) flatten1(3136)"
            + " dense1(1024) relu3(1024) dense2(10)"
      })
  void shapesOnMnist(String name, String expected) {
    Graph graph = Architectures.named(name).graph(MNIST);
    assertThat(
            graph.shapes().entrySet().stream()
                .map(value -> value.getKey() + value.getValue())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "linear, 7840",
    "mlp, 269312",
    "lenet5, 429332",
    "fast, 614188",
    "lstm, 2237696",
    "madry, 13960192"
  })
  void multiplyAddsOnMnist(String name, long expected) {
    assertThat(Architectures.named(name).graph(MNIST).multiplyAdds()).isEqualTo(expected);
  }

  /** Channels, height, width and classes all reach the layers that depend on them. */
  @ParameterizedTest
  @CsvSource({
    "linear, 3, 5, 7, 4, '(4, 105)', '(4, 105)'",
    "fast, 3, 5, 7, 4, '(16, 3, 4, 4)', '(4, 100)'",
    "madry, 2, 4, 9, 3, '(32, 2, 5, 5)', '(3, 1024)'",
    "lenet5, 3, 12, 13, 2, '(6, 3, 5, 5)', '(2, 84)'",
    "resnet, 5, 8, 11, 6, '(16, 5, 3, 3)', '(6, 64)'"
  })
  void theFirstAndTheLastWeightFitTheDomain(
      String name, int depth, int height, int width, int classes, String first, String last) {
    Domain domain = new Domain(Shape.of(depth, height, width), 0, 1, classes);
    Graph graph = Architectures.named(name).graph(domain);
    List<String> weights =
        graph.slots().entrySet().stream()
            .filter(slot -> slot.getKey().endsWith(".weight"))
            .map(slot -> slot.getValue().shape().toString())
            .toList();
    assertThat(weights.getFirst()).isEqualTo(first);
    assertThat(weights.getLast()).isEqualTo(last);
    assertThat(graph.shapes().get(graph.outputs().getFirst())).isEqualTo(Shape.of(classes));
  }

  /** The smaller side decides, as an image that is padded on one side alone would be skewed. */
  @ParameterizedTest
  @CsvSource({
    "28, 28, 28, 28",
    "31, 31, 31, 31",
    "32, 32, 28, 28",
    "31, 40, 31, 40",
    "40, 31, 40, 31",
    "33, 40, 29, 36"
  })
  void leNetPadsImagesBelow32Pixels(int height, int width, int rows, int columns) {
    Domain domain = new Domain(Shape.of(1, height, width), 0, 1, 10);
    assertThat(new LeNet5().graph(domain).shapes().get("conv1"))
        .isEqualTo(Shape.of(6, rows, columns));
  }

  @ParameterizedTest
  @CsvSource({"4, 1, 32", "5, 1, 32", "6, 1, 32", "7, 1, 32", "8, 2, 128", "9, 2, 128"})
  void fastHalvesTheImageTwiceRoundingDown(int side, int after, int flat) {
    Domain domain = new Domain(Shape.of(1, side, side), 0, 1, 10);
    Graph graph = new Fast().graph(domain);
    assertThat(graph.shapes().get("conv2")).isEqualTo(Shape.of(32, after, after));
    assertThat(graph.shapes().get("flatten1")).isEqualTo(Shape.of(flat));
  }
}
