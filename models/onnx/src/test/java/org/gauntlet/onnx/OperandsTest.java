package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.OnnxNode;
import org.junit.jupiter.api.Test;

/** Values and constants of different ranks, brought to one. */
class OperandsTest {
  private final Draft draft = new Draft();
  private final Value x = draft.input("x", Shape.of(2, 3));

  @Test
  void axesMeetFromTheLastOneOn() {
    Operands both = operands(new Known.Flow(x, 0), fixed(List.of(3)));
    assertThat(both.rank()).isEqualTo(3);
    assertThat(both.rows()).isZero();
    assertThat(both.isConstant(0)).isFalse();
    assertThat(both.isConstant(1)).isTrue();
    assertThat(both.tensor(1).shape()).as("without the batch").isEqualTo(Shape.of(1, 3));
    assertThat(both.value(0).shape()).isEqualTo(Shape.of(2, 3));
    assertThat(both.stretched(1).shape()).isEqualTo(Shape.of(2, 3));
  }

  @Test
  void aConstantOfMoreAxesMovesTheBatch() {
    Operands both = operands(new Known.Flow(x, 0), fixed(List.of(4, 1, 2, 1)));
    assertThat(both.rank()).isEqualTo(4);
    assertThat(both.rows()).isEqualTo(1);
    assertThat(both.tensor(1).shape()).isEqualTo(Shape.of(4, 2, 1));
    assertThat(both.value(0).shape()).isEqualTo(Shape.of(1, 2, 3));
    Known.Flow sum = (Known.Flow) both.joinStretched(new Add());
    assertThat(sum.dims(7)).containsExactly(4, 7, 2, 3);
  }

  @Test
  void withoutABatchAllAxesAreTheExamples() {
    Operands both = operands(new Known.Flow(x, Known.Flow.OUTSIDE), fixed(List.of(5, 1, 3)));
    assertThat(both.rows()).isEqualTo(Known.Flow.OUTSIDE);
    assertThat(both.stretched(0).shape()).isEqualTo(Shape.of(5, 2, 3));
    assertThat(((Known.Flow) both.joinStretched(new Add())).dims(1)).containsExactly(5, 2, 3);
  }

  @Test
  void answersAreWholeWhereAllThatFlowsIs() {
    Known.Flow whole = new Known.Flow(x, 0, true);
    Known.Flow real = new Known.Flow(x, 0);
    assertThat(((Known.Flow) operands(whole, fixed(List.of())).known(x)).whole()).isTrue();
    assertThat(((Known.Flow) operands(whole, real).known(x)).whole()).isFalse();
    assertThat(operands(whole, real).isWhole()).as("one of them is").isTrue();
    assertThat(operands(real, fixed(List.of())).isWhole()).isFalse();
    Known.Fixed three = new Known.Fixed(Literal.of(ElementType.INT64, List.of(), 3));
    assertThat(operands(real, three).isWhole()).isTrue();
    assertThat(((Known.Flow) operands(real, real).truth(x)).whole()).isTrue();
  }

  @Test
  void whatDoesNotMeetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operands(new Known.Flow(x, 0), fixed(List.of(5, 2, 3))))
        .withMessage("a constant of dims [5, 2, 3] does not meet all examples alike");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operands(new Known.Flow(x, 0), new Known.Flow(x, 1)))
        .withMessage("it joins the batch axis of (2, 3) with another axis and would mix examples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operands(new Known.Flow(x, 0), fixed(List.of(2))).stretched(0))
        .withMessage("it joins examples of [(2, 3), (1, 2)]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operands(new Known.Flow(x, 0), new Known.Flow(x, 0)).tensor(1))
        .withMessage("input 1 must be a constant");
    Known.Merged merged = new Known.Merged(new Known.Flow(x, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operands(merged, merged))
        .withMessageStartingWith("it reads examples of (2, 3) whose axis 0 is merged with others");
  }

  @Test
  void aMissingInputIsNamed() {
    Call call = call(List.of(Optional.of(new Known.Flow(x, 0)), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Operands.of(call, 2))
        .withMessage("input 1 is missing");
  }

  @Test
  void aFileIsReadThatWay() {
    Message w = floats("w", List.of(3), 10, 20, 30);
    assertThat(Small.of(13, 2, 1).answer("1 2", w, node("Add", List.of("x", "w"), "p")))
        .containsExactly(11, 21, 31, 12, 22, 32);
    assertThat(Small.of(13, 2, 1).answer("1 2", w, node("Sub", List.of("w", "x"), "p")))
        .containsExactly(9, 19, 29, 8, 18, 28);
    Message deep = floats("deep", List.of(2, 1, 1), 10, 20);
    Message[] parts = {
      deep,
      node("Mul", List.of("x", "deep"), "m"),
      node("Transpose", List.of("m"), "p", wholes("perm", 1, 0, 2))
    };
    assertThat(Small.of(13, 2).answer("1 2", parts)).containsExactly(10, 20, 20, 40);
    Message turned = node("Transpose", List.of("x"), "t", wholes("perm", 1, 0));
    assertThatThrownBy(
            () -> Small.of(13, 2).answer("1 2", turned, node("Add", List.of("x", "t"), "p")))
        .hasMessageContaining("node 'the_p' (Add): it joins the batch axis of (2) with another");
  }

  private static Known fixed(List<Integer> dims) {
    return new Known.Fixed(Literal.of(dims, new float[Literal.count(dims)]));
  }

  private Operands operands(Known... all) {
    return Operands.of(call(List.of()), List.of(all));
  }

  private Call call(List<Optional<Known>> inputs) {
    OnnxNode node = new OnnxNode("n", "Add", "", List.of("a"), List.of("b"), Map.of());
    return new Call(node, inputs, 13, 7, draft);
  }
}
