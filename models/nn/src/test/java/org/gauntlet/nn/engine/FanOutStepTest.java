package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Tanh;
import org.junit.jupiter.api.Test;

class FanOutStepTest {
  @Test
  void addsTheOthersInOrderAndLeavesThemAlone() {
    Bench bench = new Bench();
    Port value = bench.port(2);
    Port second = bench.port(2);
    Port third = bench.port(2);
    Chunk chunk = bench.chunk(value, Bench.tens(Shape.of(2), 1));
    Arrays.fill(chunk.gradient(value), 1 << 24);
    Arrays.fill(chunk.gradient(second), 1);
    Arrays.fill(chunk.gradient(third), -(1 << 24));
    FanOutStep step = new FanOutStep(value, List.of(second, third));
    step.forward(chunk);
    assertThat(chunk.value(value)[0]).isOne();
    step.backward(chunk);
    assertThat(chunk.gradient(value)).containsOnly(0);
    assertThat(chunk.gradient(second)).containsOnly(1);
  }

  @Test
  void threeReadersOfTheInput() {
    Tiny tiny =
        Tiny.of(
            Shape.of(2),
            new Node("tanh", new Tanh(), List.of("x")),
            new Node("square", new Multiply(), List.of("x", "x")),
            new Node("sum", new Add(), List.of("tanh", "square")));
    assertThat(tiny.forward(0, 30)).containsExactly(0, 901);
    assertThat(tiny.pull(new float[] {0, 30}, 5, 7)).containsExactly(5, 420);
  }

  @Test
  void pullingTwiceStartsAfresh() {
    Tiny tiny = Tiny.of(Shape.of(1), new Node("square", new Multiply(), List.of("x", "x")));
    float[] x = {3};
    assertThat(tiny.pull(x, 1)).containsExactly(6);
    assertThat(tiny.pull(x, 1)).containsExactly(6);
  }
}
