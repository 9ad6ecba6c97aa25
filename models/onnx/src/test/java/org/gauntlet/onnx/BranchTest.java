package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.branch;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.real;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.OnnxModel;
import org.junit.jupiter.api.Test;

/** If on what the shapes decide: the branch that is taken, in the names around it. */
class BranchTest {
  private static final Shape THREE = Shape.of(3);
  private static final float[] X = {-1, 2, -3};
  private static final Message TEN = floats("ten", List.of(1), 10);
  private static final Message DOUBLED =
      branch("then_branch", node("Add", List.of("x", "x"), "b"), output("b", 0, 3));
  private static final Message SCALED =
      branch("else_branch", node("Mul", List.of("x", "ten"), "b"), output("b", 0, 3));

  @Test
  void theConditionTakesABranchThatSeesTheNamesAround() {
    Message yes = longs("c", List.of(), 1);
    Message no = longs("c", List.of(1), 0);
    Message choice = node("If", List.of("c"), "y", DOUBLED, SCALED);
    assertThat(Answers.of(THREE, X, TEN, yes, choice)).containsExactly(-2, 4, -6);
    assertThat(Answers.of(THREE, X, TEN, no, choice)).containsExactly(-10, 20, -30);
  }

  @Test
  void extentsDecide() {
    Message[] width = {
      longs("last", List.of(1), 1),
      longs("three", List.of(1), 3),
      node("Shape", List.of("x"), "s"),
      node("Gather", List.of("s", "last"), "w"),
      node("Equal", List.of("w", "three"), "c")
    };
    Message choice = node("If", List.of("c"), "y", DOUBLED, SCALED);
    assertThat(Answers.of(THREE, X, TEN, graph(width), choice)).containsExactly(-2, 4, -6);
    assertThat(Answers.of(Shape.of(2), new float[] {1, 2}, TEN, graph(width), choice))
        .containsExactly(10, 20);
  }

  /** The last step makes a name of the branch anew, which would be refused were it kept. */
  @Test
  void branchesLieInBranchesAndForgetTheirNames() {
    Message inner = node("If", List.of("c"), "i", DOUBLED, SCALED);
    Message outer =
        branch(
            "then_branch",
            floats("own", List.of(1), 1),
            inner,
            node("Add", List.of("i", "own"), "o"),
            output("o", 0, 3));
    assertThat(
            Answers.of(
                THREE,
                X,
                TEN,
                longs("c", List.of(), 1),
                node("If", List.of("c"), "p", outer, SCALED),
                node("If", List.of("c"), "b", DOUBLED, SCALED),
                node("Sub", List.of("p", "b"), "y")))
        .containsExactly(1, 1, 1);
  }

  @Test
  void aConditionOnTheInputIsRefused() {
    assertRefused(
        "node 'the_y' (If): its condition depends on the model's input",
        node("Greater", List.of("x", "ten"), "c"),
        node("If", List.of("c"), "y", DOUBLED, SCALED));
  }

  @Test
  void whatABranchLacksIsNamed() {
    Message yes = longs("c", List.of(), 1);
    Message odd = branch("then_branch", node("Loop", List.of("x"), "b"), output("b", 0, 3));
    assertRefused(
        "its branch uses operators that are not supported: [Loop x 1 (the_b)]",
        yes,
        node("If", List.of("c"), "y", odd, SCALED));
    assertRefused(
        "attribute 'then_branch' must be a graph", yes, node("If", List.of("c"), "y", SCALED));
    Message nothing = branch("then_branch", output("b", 0, 3));
    assertRefused(
        "its branch answers 'b', which no earlier node makes",
        yes,
        node("If", List.of("c"), "y", nothing, SCALED));
    Message again = branch("then_branch", node("Neg", List.of("x"), "x"), output("x", 0, 3));
    assertRefused(
        "its branch makes 'x', which exists already",
        yes,
        node("If", List.of("c"), "y", again, SCALED));
  }

  /** Unsupported operators of the branch that is not taken do not matter. */
  @Test
  void theOtherBranchIsNotLookedInto() {
    Message odd = branch("else_branch", node("Loop", List.of("x"), "b"), output("b", 0, 3));
    assertThat(
            Answers.of(
                THREE,
                X,
                longs("c", List.of(), 1),
                node("If", List.of("c"), "y", DOUBLED, odd, real("unused", 1))))
        .containsExactly(-2, 4, -6);
  }

  @Test
  void branchesAreWrittenAsTheyWereRead() {
    byte[] file =
        model(
            18,
            graph(
                TEN,
                longs("c", List.of(), 1),
                node("If", List.of("c"), "y", DOUBLED, SCALED),
                input("x", 0, 3),
                output("y", 0, 3)));
    OnnxModel read = OnnxModel.parse(file);
    assertThat(OnnxModel.parse(read.encode())).isEqualTo(read);
    assertThat(read.graph().nodes().getFirst().reads()).contains("c", "x", "ten");
  }

  private static void assertRefused(String reason, Message... parts) {
    assertThatThrownBy(() -> Answers.of(THREE, X, TEN, graph(parts))).hasMessageContaining(reason);
  }
}
