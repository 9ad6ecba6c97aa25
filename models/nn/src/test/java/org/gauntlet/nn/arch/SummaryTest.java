package org.gauntlet.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SummaryTest {
  private static final Domain MNIST = new Domain(Shape.of(1, 28, 28), 0, 1, 10);

  @Test
  void theSmallestTable() {
    Domain points = new Domain(Shape.of(2), -1, 1, 3);
    assertThat(Summary.of(new Linear().graph(points)))
        .isEqualTo(
            """
            layer          shape              parameters        mult-adds
            dense1         (3)                         9                6
            total                                      9                6
            """);
  }

  @Test
  void madrysNetLineByLine() {
    assertThat(Summary.of(new Madry().graph(MNIST)).lines())
        .contains(
            "conv1          (32, 28, 28)              832          627,200",
            "pool1          (32, 14, 14)                0           25,088",
            "conv2          (64, 14, 14)           51,264       10,035,200",
            "dense1         (1024)              3,212,288        3,211,264",
            "total                              3,274,634       13,960,192");
  }

  @Test
  void buffersCountAsTheyAreStored() {
    Value x = new GraphBuilder().input("x", Shape.of(5));
    assertThat(Summary.of(x.then(BatchNorm.standard()).graph()).lines().toList().get(1))
        .isEqualTo("norm1          (5)                        20                5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "mlp", "lenet5", "fast", "lstm", "madry", "resnet"})
  void thereIsALineForEachNodeAndTheyAddUp(String name) {
    Graph graph = Architectures.named(name).graph(MNIST);
    List<String> lines = Summary.of(graph).lines().toList();
    assertThat(lines).hasSize(graph.nodes().size() + 2);
    assertThat(lines).as("aligned to the right").extracting(String::length).containsOnly(61);
    for (int column = 0; column < 2; column++) {
      long sum = 0;
      for (String line : lines.subList(1, lines.size() - 1)) {
        sum += number(line, column);
      }
      assertThat(number(lines.getLast(), column)).isEqualTo(sum);
    }
  }

  @Test
  void numbersLookAlikeInEveryCountry() {
    Locale before = Locale.getDefault();
    String here = Summary.of(new Fast().graph(MNIST));
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Summary.of(new Fast().graph(MNIST))).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The first or second number from the right edge: parameters, then multiply-adds. */
  private static long number(String line, int column) {
    String text = column == 0 ? line.substring(32, 44) : line.substring(45);
    return Long.parseLong(text.strip().replace(",", ""));
  }
}
