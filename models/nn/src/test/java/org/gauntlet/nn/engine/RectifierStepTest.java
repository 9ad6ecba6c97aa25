package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Relu;
import org.junit.jupiter.api.Test;

class RectifierStepTest {
  private static final float MORE = Float.POSITIVE_INFINITY;
  private static final float LESS = Float.NEGATIVE_INFINITY;
  private static final float TINY = Float.MIN_VALUE;

  private final Tiny relu = Tiny.of(Shape.of(6), new Relu());
  private final Tiny leaky = Tiny.of(Shape.of(6), new LeakyRelu(0.5f));

  @Test
  void negativesBecomeZero() {
    float[] y = relu.forward(-3, 2, MORE, LESS, TINY, -TINY);
    for (int i : new int[] {0, 3, 5}) {
      assertThat(y[i] == 0).as("element %d", i).isTrue();
    }
    assertThat(new float[] {y[1], y[2], y[4]}).containsExactly(2, MORE, TINY);
  }

  @Test
  void theSlopeAppliesBelowZeroOnly() {
    float[] y = leaky.forward(-3, 2, MORE, LESS, 0.25f, -0.25f);
    assertThat(y).containsExactly(-1.5f, 2, MORE, LESS, 0.25f, -0.125f);
  }

  @Test
  void atZeroTheGradientIsTheSlope() {
    float[] x = {0, -0f, TINY, -1, 1, MORE};
    float[] v = {8, 8, 8, 8, 8, 8};
    assertThat(relu.pull(x, v)).containsExactly(0, 0, 8, 0, 8, 8);
    assertThat(leaky.pull(x, v)).containsExactly(4, 4, 8, 4, 8, 8);
  }

  @Test
  void whatIsNoNumberStaysSoAndLetsTheGradientThrough() {
    float[] x = {Float.NaN, -1, 1, -1, 1, -1};
    assertThat(relu.forward(x)[0]).isNaN();
    assertThat(leaky.forward(x)[0]).isNaN();
    assertThat(relu.pull(x, 3, 3, 3, 3, 3, 3)).containsExactly(3, 0, 3, 0, 3, 0);
  }

  @Test
  void leavesAnInputAloneThatOthersRead() {
    Tiny both =
        Tiny.of(
            Shape.of(2),
            new Node("twice", new Add(), List.of("x", "x")),
            new Node("relu", new Relu(), List.of("twice")),
            new Node("sum", new Add(), List.of("relu", "twice")));
    assertThat(both.forward(-3, 5)).containsExactly(-6, 20);
    assertThat(both.pull(new float[] {-3, 5}, 1, 1)).containsExactly(2, 4);
  }

  @Test
  void inPlaceOrNotTheAnswerIsTheSame() {
    Tiny inPlace =
        Tiny.of(
            Shape.of(3),
            new Node("twice", new Add(), List.of("x", "x")),
            new Node("leaky", new LeakyRelu(0.25f), List.of("twice")));
    assertThat(inPlace.forward(-4, 0, 4)).containsExactly(-2, 0, 8);
    assertThat(inPlace.pull(new float[] {-4, 0, 4}, 1, 1, 1)).containsExactly(0.5f, 0.5f, 2);
  }

  @Test
  void rectifiersInARowDoNotHideEachOther() {
    Tiny chain =
        Tiny.of(
            Shape.of(2),
            new Node("first", new LeakyRelu(0.5f), List.of("x")),
            new Node("second", new LeakyRelu(0.5f), List.of("first")));
    assertThat(chain.forward(-8, 8)).containsExactly(-2, 8);
    assertThat(chain.pull(new float[] {-8, 8}, 4, 4)).containsExactly(1, 4);
  }
}
