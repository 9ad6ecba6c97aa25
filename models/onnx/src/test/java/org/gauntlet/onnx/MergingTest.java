package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.weights;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.gauntlet.core.Shape;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;

/** Values whose batch axis is merged with others answer as the same with their axes apart. */
class MergingTest {
  private static final Shape SHAPE = Shape.of(2, 3, 4);
  private static final Message W = weights("w", 4, 3);
  private static final Message SCALE = floats("scale", List.of(1, 4), 1, 2, 3, -1);

  /** To (N 2, 3, 4). */
  private static final Message HEADS = reshape("x", "h", -1, 3, 4);

  /** To (N 2 3, 4). */
  private static final Message ROWS = reshape("x", "r", -1, 4);

  @Property(tries = 20)
  void headsAttendWithinTheirExample(
      @ForAll @Size(48) List<@FloatRange(min = -2, max = 2) Float> values) {
    float[] x = plain(values);
    Message[] merged = {
      HEADS,
      node("Mul", List.of("h", "scale"), "q"),
      node("Transpose", List.of("h"), "k", wholes("perm", 0, 2, 1)),
      node("MatMul", List.of("q", "k"), "a"),
      node("Softmax", List.of("a"), "p", whole("axis", 2)),
      node("MatMul", List.of("p", "h"), "o"),
      node("MatMul", List.of("o", "w"), "m"),
      reshape("m", "y", -1, 18)
    };
    Message[] apart = {
      node("Mul", List.of("x", "scale"), "q"),
      node("Transpose", List.of("x"), "k", wholes("perm", 0, 1, 3, 2)),
      node("MatMul", List.of("q", "k"), "a"),
      node("Softmax", List.of("a"), "p", whole("axis", 3)),
      node("MatMul", List.of("p", "x"), "o"),
      node("MatMul", List.of("o", "w"), "m"),
      reshape("m", "y", -1, 18)
    };
    assertSame(x, merged, apart);
  }

  @Property(tries = 20)
  void rowsMeetAMatrixAndComeBack(
      @ForAll @Size(48) List<@FloatRange(min = -2, max = 2) Float> values) {
    Message[] merged = {
      ROWS,
      node("MatMul", List.of("r", "w"), "m"),
      node("Tanh", List.of("m"), "t"),
      reshape("t", "y", -1, 18)
    };
    Message[] apart = {
      node("MatMul", List.of("x", "w"), "m"),
      node("Tanh", List.of("m"), "t"),
      reshape("t", "y", -1, 18)
    };
    assertSame(plain(values), merged, apart);
  }

  /** The batch as the second of the merged axes, as attention over (T, N, E) has it. */
  @Property(tries = 20)
  void axesBeforeTheBatchMergeToo(
      @ForAll @Size(48) List<@FloatRange(min = -2, max = 2) Float> values) {
    Message[] merged = {
      node("Transpose", List.of("x"), "t", wholes("perm", 1, 0, 2, 3)),
      reshape("t", "r", -1, 4),
      node("MatMul", List.of("r", "w"), "m"),
      node("Shape", List.of("t"), "s"),
      longs("three", List.of(1), 3),
      longs("zero", List.of(1), 0),
      node("Slice", List.of("s", "zero", "three"), "front"),
      node("Concat", List.of("front", "three"), "back", whole("axis", 0)),
      node("Reshape", List.of("m", "back"), "b"),
      node("Transpose", List.of("b"), "u", wholes("perm", 1, 0, 2, 3)),
      reshape("u", "y", -1, 18)
    };
    Message[] apart = {node("MatMul", List.of("x", "w"), "m"), reshape("m", "y", -1, 18)};
    assertSame(plain(values), merged, apart);
  }

  @Test
  void whatWouldMixExamplesIsRefused() {
    assertRefused(
        ROWS,
        node("Transpose", List.of("r"), "c", wholes("perm", 1, 0)),
        node("MatMul", List.of("r", "c"), "y"));
    assertRefused(
        ROWS,
        node("Transpose", List.of("r"), "c", wholes("perm", 1, 0)),
        node("MatMul", List.of("c", "r"), "y"));
    assertRefused(
        HEADS,
        node("Softmax", List.of("h"), "s", whole("axis", 0)),
        node("Neg", List.of("s"), "y"));
    assertRefused(ROWS, node("Concat", List.of("r", "r"), "y", whole("axis", 1)));
    assertRefused(ROWS, node("CumSum", List.of("r", "axis"), "y"), longs("axis", List.of(), 1));
    assertRefused(reshape("x", "y", -1, 4));
  }

  @Test
  void othersMustLieAlike() {
    assertThatThrownBy(
            () -> answers(new float[24], HEADS, ROWS, node("Add", List.of("h", "r"), "y")))
        .hasMessageContaining("whose batch axes are merged differently");
    assertThatThrownBy(() -> answers(new float[24], ROWS, node("Add", List.of("x", "r"), "y")))
        .hasMessageContaining("with others whose batch axis is merged");
    Message column = floats("c", List.of(6, 1), 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(
            () -> answers(new float[24], ROWS, column, node("Add", List.of("r", "c"), "y")))
        .hasMessageContaining("a constant of dims [6, 1] does not meet all examples alike");
  }

  private static void assertRefused(Message... parts) {
    assertThatThrownBy(() -> answers(new float[24], parts))
        .hasMessageContaining("is merged with others, which is supported for");
  }

  private static void assertSame(float[] x, Message[] merged, Message... apart) {
    float[] found = answers(x, merged);
    assertThat(found).hasSize(36);
    assertThat(found).containsExactly(answers(x, apart), within(1e-5f));
  }

  private static float[] answers(float[] x, Message... parts) {
    return Answers.of(SHAPE, x, W, SCALE, graph(parts));
  }

  private static Message reshape(String from, String to, long... extents) {
    String dims = "dims_" + to;
    return graph(
        longs(dims, List.of(extents.length), extents), node("Reshape", List.of(from, dims), to));
  }

  private static float[] plain(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }
}
