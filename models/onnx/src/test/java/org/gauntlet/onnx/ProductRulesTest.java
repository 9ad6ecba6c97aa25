package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductRulesTest {
  private static final Small SQUARE = Small.of(13, 2, 2);
  private static final String X = "1 2 3 4";
  private static final Message TURNED =
      node("Transpose", List.of("x"), "t", wholes("perm", 0, 2, 1));

  @ParameterizedTest
  @CsvSource({
    "x, x, 7 10 15 22",
    "x, t, 5 11 11 25",
    "t, x, 10 14 14 20",
    "c, x, 31 42",
    "t, c2, 31 42",
    "v, x, 31 42",
    "x, v, 21 43"
  })
  void aProductTakesMatricesAndVectorsOnEitherSide(String a, String b, String expected) {
    float[] found =
        SQUARE.answer(
            X,
            TURNED,
            floats("c", List.of(1, 2), 1, 10),
            floats("c2", List.of(2, 1), 1, 10),
            floats("v", List.of(2), 1, 10),
            node("MatMul", List.of(a, b), "p"));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @Test
  void oneMatrixMeetsEachOfSeveral() {
    float[] found =
        Small.of(13, 2, 1, 2)
            .answer(
                X,
                node("Transpose", List.of("x"), "t", wholes("perm", 0, 1, 3, 2)),
                node("MatMul", List.of("x", "t"), "p"));
    assertThat(found).containsExactly(5, 25);
  }

  @Test
  void examplesAreNotMultipliedWithEachOther() {
    assertThatThrownBy(() -> Small.of(13, 2).answer("1 2", node("MatMul", List.of("x", "x"), "p")))
        .hasMessageContaining("(MatMul): it sums over the batch axis and would mix examples");
    assertThatThrownBy(() -> Small.of(13, 2).answer("1 2", node("Gemm", List.of("x", "x"), "p")))
        .hasMessageContaining("(Gemm): it multiplies the examples of a batch with each other");
    assertThatThrownBy(() ->
            Small.of(13, 2).answer("1 2", node("Gemm", List.of("x", "x"), "p", whole("transB", 1))))
        .hasMessageContaining("(Gemm): it multiplies the examples of a batch");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 7 10 15 22",
    "0, 1, 1, 5 11 11 25",
    "1, 0, 1, 10 14 14 20",
    "1, 1, 1, 7 15 10 22",
    "0, 0, 2, 14 20 30 44"
  })
  void gemmOfASingleExampleTurnsAndScales(int first, int second, float alpha, String expected) {
    float[] found = square(whole("transA", first), whole("transB", second), real("alpha", alpha));
    assertThat(found).containsExactly(Small.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1 2 4 6",
    "2, 0, 0, 1 3 3 7",
    "-1, 0, 0, 1 3 3 7",
    "-2, 0, 0, 1 2 4 6",
    "2, 1, 0, 0 1 0 3",
    "2, 0, 1, 3 2 7 4",
    "2, 1, 1, 2 0 4 0",
    "1, 1, 1, 3 4 0 0"
  })
  void sumsRunAlongAnAxis(int axis, int exclusive, int reverse, String expected) {
    assertThat(cumulative(axis, whole("exclusive", exclusive), whole("reverse", reverse)))
        .containsExactly(Small.numbers(expected));
  }

  @Test
  void sumsDoNotRunAcrossExamples() {
    assertThatThrownBy(() -> cumulative(0))
        .hasMessageContaining("(CumSum): it works along the batch axis and would mix examples");
    assertThatThrownBy(() -> cumulative(3)).hasMessageContaining("node 'the_p' (CumSum)");
  }

  private static float[] cumulative(int axis, Message... attributes) {
    return SQUARE.answer(
        X, longs("at", List.of(), axis), node("CumSum", List.of("x", "at"), "p", attributes));
  }

  /** The product of the example and itself, where the file has no batch axis. */
  private static float[] square(Message... attributes) {
    byte[] file =
        model(
            13,
            graph(
                node("Gemm", List.of("x", "x"), "q", attributes),
                node("Reshape", List.of("q", "row"), "y"),
                longs("row", List.of(1), 4),
                input("x", 2, 2),
                output("y", 4)));
    Tensor x = Tensor.of(Shape.of(2, 2), Small.numbers(X));
    return CpuEngine.of(1)
        .model(OnnxFile.of("x", file).network().network())
        .scores(Batch.of(x, x.times(2)))
        .row(0)
        .toArray();
  }
}
