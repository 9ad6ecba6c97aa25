package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.kernels.Transcendental;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Tanh;
import org.junit.jupiter.api.Test;

class AddStepTest {
  private static Tiny sum(String... terms) {
    return Tiny.of(
        Shape.of(2),
        new Node("tanh", new Tanh(), List.of("x")),
        new Node("sum", new Add(), List.of(terms)));
  }

  @Test
  void addsElementByElement() {
    float[] y = sum("x", "tanh").forward(2, -30);
    assertThat(y).containsExactly(2 + Transcendental.tanh(2), -31);
  }

  @Test
  void everyTermCountsEachTime() {
    assertThat(sum("x", "x", "x").forward(1.5f, -4)).containsExactly(4.5f, -12);
    assertThat(sum("x", "x", "x").pull(new float[] {1, 1}, 2, -5)).containsExactly(6, -15);
  }

  @Test
  void runsFromLeftToRight() {
    Tiny sum = sum("x", "tanh", "x");
    float x = 1 << 24;
    assertThat(sum.forward(x, -x)).containsExactly((x + 1) + x, (-x - 1) - x);
    assertThat(sum("tanh", "tanh", "x").forward(x, -x)).containsExactly(2 + x, -2 - x);
  }

  @Test
  void eachTermIsPulledByTheWholeCotangent() {
    float[] pulled = sum("x", "tanh").pull(new float[] {0, 20}, 3, 7);
    assertThat(pulled).containsExactly(6, 7);
  }

  @Test
  void infinitiesStayAndNumbersThatAreNoneToo() {
    Tiny sum = sum("x", "tanh");
    float[] y = sum.forward(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    assertThat(y).containsExactly(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    assertThat(sum.forward(Float.NaN, 1)[0]).isNaN();
  }
}
