package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Tanh;
import org.junit.jupiter.api.Test;

class CompilerTest {
  private static Plan plan(Tiny tiny, Compiler.Purpose purpose) {
    return Compiler.compile(tiny.network().graph(), new Parameters(tiny.network()), purpose);
  }

  /** Floats per row that a chunk of a plan for attacks borrows to run operators on four values. */
  private static int lent(Operator... operators) {
    return Arrays.stream(chain(operators).lent(1)).mapToInt(slot -> slot.length).sum();
  }

  /** Floats per row that it keeps for the way back. */
  private static int kept(Operator... operators) {
    return chain(operators).chunk(1).footprint();
  }

  private static Plan chain(Operator... operators) {
    Node[] nodes = new Node[operators.length];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = new Node("node" + i, operators[i], List.of(i == 0 ? "x" : "node" + (i - 1)));
    }
    return plan(Tiny.of(Shape.of(4), nodes), Compiler.Purpose.ATTACK);
  }

  @Test
  void viewsNeedNoMemory() {
    int dense = lent(new Dense(4));
    assertThat(lent(new Reshape(Shape.of(2, 2)), new Flatten(), new Dense(4))).isEqualTo(dense);
    assertThat(lent(new Dropout(0.5f), new Dense(4))).isEqualTo(dense);
  }

  @Test
  void aChainOfAnyLengthRunsInTwoBuffers() {
    int two = lent(new Dense(4), new Dense(4));
    assertThat(lent(new Dense(4), new Dense(4), new Dense(4), new Dense(4))).isEqualTo(two);
    assertThat(lent(new Dense(4), new Relu(), new Dense(4), new Relu())).isEqualTo(two);
  }

  @Test
  void whatTheWayBackReadsIsKept() {
    int dense = kept(new Dense(4), new Dense(4));
    assertThat(kept(new Dense(4), new Tanh(), new Dense(4))).isEqualTo(dense + 4);
    assertThat(kept(new Dense(4), new Relu(), new Dense(4))).isEqualTo(dense + 4);
  }

  @Test
  void onlyAttacksWantTheInputsGradient() {
    Tiny tiny = Tiny.of(Shape.of(4), new Dense(2));
    assertThat(plan(tiny, Compiler.Purpose.ATTACK).input().wanted()).isTrue();
    Plan learning = plan(tiny, Compiler.Purpose.LEARN);
    assertThat(learning.input().wanted()).isFalse();
    assertThat(learning.output().wanted()).isTrue();
  }

  @Test
  void endsHaveTheGraphsShapes() {
    Plan plan = plan(Tiny.of(Shape.of(4), new Dense(2)), Compiler.Purpose.ATTACK);
    assertThat(plan.input().shape()).isEqualTo(Shape.of(4));
    assertThat(plan.output().shape()).isEqualTo(Shape.of(3));
  }

  @Test
  void aValueReadThroughAViewAndDirectlyIsOneValue() {
    Tiny tiny =
        Tiny.of(
            Shape.of(2),
            new Node("twice", new Add(), List.of("x", "x")),
            new Node("view", new Reshape(Shape.of(2)), List.of("twice")),
            new Node("relu", new Relu(), List.of("view")),
            new Node("sum", new Add(), List.of("relu", "twice")));
    assertThat(tiny.forward(-1, 1)).containsExactly(-2, 4);
    assertThat(tiny.pull(new float[] {-1, 1}, 1, 1)).containsExactly(2, 4);
  }
}
