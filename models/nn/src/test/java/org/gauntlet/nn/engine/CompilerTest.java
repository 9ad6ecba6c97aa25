package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** Buffers of values that a plan for attacks needs. */
  private static int buffers(Operator... operators) {
    Node[] nodes = new Node[operators.length];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = new Node("node" + i, operators[i], List.of(i == 0 ? "x" : "node" + (i - 1)));
    }
    return plan(Tiny.of(Shape.of(4), nodes), Compiler.Purpose.ATTACK).gradients(1).length;
  }

  @Test
  void viewsNeedNoBuffers() {
    int dense = buffers(new Dense(4));
    assertThat(buffers(new Reshape(Shape.of(2, 2)), new Flatten(), new Dense(4))).isEqualTo(dense);
    assertThat(buffers(new Dropout(0.5f), new Dense(4))).isEqualTo(dense);
  }

  @Test
  void aRectifierRunsInPlaceBehindWhatDoesNotLookAtItsOwnAnswer() {
    int dense = buffers(new Dense(4));
    assertThat(buffers(new Dense(4), new Relu())).isEqualTo(dense);
    assertThat(buffers(new Dense(4), new Reshape(Shape.of(2, 2)), new Relu())).isEqualTo(dense);
    assertThat(buffers(new Dense(4), new Tanh())).isEqualTo(dense + 1);
    assertThat(buffers(new Dense(4), new Tanh(), new Relu())).isEqualTo(dense + 2);
    assertThat(buffers(new Relu(), new Dense(4))).isEqualTo(dense + 1);
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
