package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.Folds.all;
import static org.gauntlet.onnx.Folds.list;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of values and constants, one behind the other. */
class SplitRuleTest {
  private static final Message AXIS = whole("axis", 1);
  private static final List<String> X = List.of("x");

  @ParameterizedTest
  @CsvSource({"5, 2, 4 5", "5, 3, 3 4", "4, 2, 3 4", "7, 3, 4 5 6", "3, 3, 2"})
  void asEqualAsCanBeAndTheLastIsSmaller(int extent, int parts, String second) {
    String x = "1 2 3 4 5 6 7".substring(0, 2 * extent - 1);
    List<String> names = List.of("a", "p", "c").subList(0, parts);
    assertThat(
            Small.of(18, extent)
                .answer(x, node("Split", X, names, AXIS, whole("num_outputs", parts))))
        .containsExactly(Small.numbers(second));
  }

  @Test
  void sizesComeFromAnAttributeAndLaterFromAnInput() {
    List<String> names = List.of("a", "p");
    assertThat(Small.of(11, 3).answer("1 2 3", node("Split", X, names, AXIS, sizes(2, 1))))
        .containsExactly(3);
    Message given = longs("sizes", List.of(2), 1, 2);
    assertThat(
            Small.of(13, 3)
                .answer("1 2 3", given, node("Split", List.of("x", "sizes"), names, AXIS)))
        .containsExactly(2, 3);
  }

  @Test
  void anInnerAxisIsCutInEveryRow() {
    Message node = node("Split", X, List.of("a", "p"), whole("axis", -1));
    assertThat(Small.of(13, 2, 4).answer("1 2 3 4 5 6 7 8", node)).containsExactly(3, 4, 7, 8);
    assertThat(Small.of(13, 2, 4).slopes("1 2 3 4 5 6 7 8", node))
        .containsExactly(0, 0, 1, 1, 0, 0, 1, 1);
  }

  @Test
  void onePartOfAllIsNoStep() {
    Message node = node("Split", X, List.of("p"), AXIS, sizes(3));
    assertThat(Small.of(11, 3).answer("1 2 3", node)).containsExactly(1, 2, 3);
    assertThat(Small.of(11, 3).network(node).graph().nodes())
        .noneMatch(made -> made.operator() instanceof Slice);
  }

  @Test
  void constantsSplitIntoPartsThatMayBeEmpty() {
    List<Literal> parts = all("Split", List.of(list("1 2 3"), list("3 0")));
    assertThat(parts).containsExactly(list("1 2 3"), Literal.list());
    Literal table = Folds.counted(2, 3);
    assertThat(all("Split", List.of(table, list("1 2")), whole("axis", 1)))
        .extracting(part -> List.of(part.dims(), part.wholes()[0]))
        .containsExactly(List.of(List.of(2, 1), 0L), List.of(List.of(2, 2), 1L));
    assertThat(all("Split", List.of(list("1 2 3")))).containsExactly(list("1 2"), list("3"));
  }

  @Test
  void partsThatDoNotMakeTheWholeAreRefused() {
    assertRefused("parts of [1, 1] do not make 3", 11, AXIS, sizes(1, 1));
    assertRefused("parts of [4, -1] do not make 3", 11, AXIS, sizes(4, -1));
    assertRefused("parts of [1, 1, 1, 1, -1] do not make 3", 18, AXIS, whole("num_outputs", 5));
    assertRefused("axis must be in [-2, 2), got 2", 13, whole("axis", 2));
    assertRefused("it works along the batch axis and would mix examples", 13, whole("axis", 0));
    assertThatThrownBy(() -> all("Split", List.of(list("1 2 3"), list("1 1"))))
        .hasMessageContaining("(Split): parts of [1, 1] do not make 3");
  }

  private static void assertRefused(String said, long opset, Message... told) {
    assertThatThrownBy(
            () -> Small.of(opset, 3).answer("1 2 3", node("Split", X, List.of("a", "p"), told)))
        .hasMessageContaining("node 'the_a' (Split): ")
        .hasMessageContaining(said);
  }

  private static Message sizes(long... sizes) {
    return wholes("split", sizes);
  }
}
