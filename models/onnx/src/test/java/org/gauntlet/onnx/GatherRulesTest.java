package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.List;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On (1 2 3; 4 5 6). */
class GatherRulesTest {
  private static final Small ANY = Small.of(16, 2, 3);
  private static final Small SINGLE = Small.single(16, 2, 3);
  private static final String X = "1 2 3 4 5 6";
  private static final List<String> INPUTS = List.of("x", "at");

  @ParameterizedTest
  @CsvSource({
    "2, 2, 2 0, 3 1 6 4",
    "-1, 1 2, 0 -1, 1 3 4 6",
    "1, '', -1, 4 5 6",
    "-2, '', 0, 1 2 3",
    "1, 3, 1 1 0, 4 5 6 4 5 6 1 2 3",
    "2, 1, -3, 1 4"
  })
  void placesAreGatheredAlongAnAxis(int axis, String dims, String at, String expected) {
    assertThat(gathered(ANY, "Gather", dims, at, whole("axis", axis)))
        .containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "2, -4", "1, 2", "0, 1", "3, 0", "-4, 0"})
  void aPlaceOrAxisThatIsNotThereIsRefused(int axis, String at) {
    assertThatThrownBy(() -> gathered(ANY, "Gather", "1", at, whole("axis", axis)))
        .hasMessageContaining("node 'the_p' (Gather): ");
  }

  @Test
  void aTableIsNotReadAtRealNumbers() {
    assertThatThrownBy(() ->
            ANY.answer(
                X,
                floats("table", List.of(2, 2), 1, 2, 3, 4),
                node("Gather", List.of("table", "x"), "p")))
        .hasMessageContaining("(Gather): only rows of a real table (V, E) are looked up");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1 2 2, 2 0 1 -1, 3 1 5 6",
    "-1, 1 2 1, -3 2, 1 6",
    "1, 1 1 3, 1 0 1, 4 2 6",
    "1, 1 1 2, -1 -2, 4 2"
  })
  void elementsAreGatheredLineByLine(int axis, String dims, String at, String expected) {
    assertThat(gathered(SINGLE, "GatherElements", dims, at, whole("axis", axis)))
        .containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 2 2, 0 2 1 0, 3 4",
    "1, 1 2 1, 1 0, 4 5 6 1 2 3",
    "1, 1 1 1, -1, 4 5 6",
    "0, 1 2 3, 0 1 2 0 0 -1, 6 3",
    "0, 1 1 2, 0 1, 4 5 6"
  })
  void tuplesPointToParts(int batched, String dims, String at, String expected) {
    assertThat(gathered(SINGLE, "GatherND", dims, at, whole("batch_dims", batched)))
        .containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 2, 0 1, 1 1 3, 7 8 9, 1 2 3 7 8 9",
    "1 1 2, 0 -2, 1 1 3, 7 8 9, 7 8 9 4 5 6",
    "1 2 3, 0 0 1 0 1 -1, 1 2, 70 80, 1 70 3 4 5 80",
    "1 2 3, 0 0 1 0 0 1, 1 2, 70 80, 1 80 3 4 5 6",
    "1 1, 0, 1 2 3, 6 5 4 3 2 1, 6 5 4 3 2 1"
  })
  void updatesReplaceWhatIsThere(
      String dims, String at, String width, String updates, String expected) {
    assertThat(scattered(SINGLE, dims, at, floats("u", Small.dims(width), Small.numbers(updates))))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void examplesOfABatchAreNotPointedInto() {
    String mixes = "it points into the batch axis and would mix examples";
    assertThatThrownBy(() -> gathered(ANY, "GatherElements", "1 1 1", "0", whole("axis", 2)))
        .hasMessageContaining("(GatherElements): " + mixes);
    assertThatThrownBy(() -> gathered(ANY, "GatherND", "1 1 1", "0", whole("batch_dims", 1)))
        .hasMessageContaining("(GatherND): " + mixes);
    assertThatThrownBy(() -> scattered(ANY, "1 1 2", "0 1", floats("u", List.of(1, 1, 3), 7, 8, 9)))
        .hasMessageContaining("(ScatterND): " + mixes);
  }

  @ParameterizedTest
  @CsvSource({"add", "mul", "max", "min"})
  void updatesThatAddUpAreRefused(String reduction) {
    assertThatThrownBy(() ->
            scattered(
                SINGLE,
                "1 1 2",
                "0 1",
                floats("u", List.of(1, 1, 3), 7, 8, 9),
                text("reduction", reduction)))
        .hasMessageContaining("(ScatterND): reductions are not supported");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1 2 3 0 5 6",
    "0, 0, 1 0 0 4 5 0",
    "1, 1, 0 2 3 0 0 6",
    "0, 1, 1 2 0 4 5 6",
    "1, -1, 1 2 3 4 5 6",
    "0, -1, 0 0 0 4 0 0",
    "1, 3, 0 0 0 0 0 0"
  })
  void aTriangleIsKept(int upper, String diagonal, String expected) {
    assertThat(gathered(ANY, "Trilu", "", diagonal, whole("upper", upper)))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void aTriangleIsTheUpperOneUnlessToldAndNotAcrossExamples() {
    assertThat(ANY.answer(X, node("Trilu", List.of("x"), "p"))).containsExactly(1, 2, 3, 0, 5, 6);
    assertThatThrownBy(() -> Small.of(16, 3).answer("1 2 3", node("Trilu", List.of("x"), "p")))
        .hasMessageContaining("(Trilu): it works along the batch axis and would mix examples");
  }

  private static float[] gathered(
      Small small, String operator, String dims, String at, Message attribute) {
    return small.answer(
        X, longs("at", Small.dims(dims), Small.wholes(at)), node(operator, INPUTS, "p", attribute));
  }

  private static float[] scattered(
      Small small, String dims, String at, Message updates, Message... attributes) {
    return small.answer(
        X,
        updates,
        longs("at", Small.dims(dims), Small.wholes(at)),
        node("ScatterND", List.of("x", "at", "u"), "p", attributes));
  }
}
