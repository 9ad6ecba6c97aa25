package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Slice;
import org.junit.jupiter.api.Test;

class ConcatStepTest {
  private final Tiny joined =
      Tiny.of(
          Shape.of(3, 1, 2),
          new Node("last", new Slice(List.of(2, 0, 0), List.of(1, 1, 2)), List.of("x")),
          new Node("joined", new Concat(), List.of("last", "x")));

  @Test
  void channelsFollowOneAnother() {
    assertThat(joined.forward(1, 2, 3, 4, 5, 6)).containsExactly(5, 6, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void eachPartIsPulledByItsOwnCotangents() {
    assertThat(joined.pull(new float[6], 10, 20, 1, 2, 3, 4, 5, 6))
        .containsExactly(1, 2, 3, 4, 15, 26);
  }

  @Test
  void oneValueMayStandTwice() {
    Tiny twice = Tiny.of(Shape.of(2), new Node("both", new Concat(), List.of("x", "x")));
    assertThat(twice.forward(7, -0f)).containsExactly(7, -0f, 7, -0f);
    assertThat(twice.pull(new float[2], 1, 2, 4, 8)).containsExactly(5, 10);
  }

  @Test
  void aRectifierBehindItLeavesTheInputsAlone() {
    Tiny tiny =
        Tiny.of(
            Shape.of(1),
            new Node("both", new Concat(), List.of("x", "x")),
            new Node("relu", new Relu(), List.of("both")),
            new Node("all", new Concat(), List.of("relu", "x")));
    assertThat(tiny.forward(-3)[2]).isEqualTo(-3);
    assertThat(tiny.pull(new float[] {-3}, 1, 2, 4)).containsExactly(4);
    assertThat(tiny.pull(new float[] {3}, 1, 2, 4)).containsExactly(7);
  }

  @Test
  void refusesPartsOfOtherPlanes() {
    Node column = new Node("column", new Slice(List.of(0, 0), List.of(2, 1)), List.of("x"));
    Node both = new Node("both", new Concat(), List.of("x", "column"));
    assertThatThrownBy(() -> Tiny.of(Shape.of(2, 3), column, both))
        .hasMessageStartingWith("node 'both'")
        .hasMessageEndingWith("differ in the first axis alone, got [(2, 3), (2, 1)]");
  }
}
