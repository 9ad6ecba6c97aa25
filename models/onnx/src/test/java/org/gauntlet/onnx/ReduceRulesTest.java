package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums, means and their kin of values that depend on the input. */
class ReduceRulesTest {
  @ParameterizedTest
  @CsvSource({
    "ReduceMean, 1 2 6",
    "ReduceSum, 1 2 6",
    "ReduceMax, 1 2 6",
    "ReduceMin, 1 2 6",
    "ReduceProd, 1 2 6",
    "ReduceL1, 1 2 6",
    "ReduceL2, 1 2 6",
    "ReduceSumSquare, 1 4 36"
  })
  void withoutAxesNothingIsJoinedWhereTheFileSaysSo(String operator, String expected) {
    float[] found =
        Small.of(18, 3)
            .answer("1 2 6", node(operator, List.of("x"), "p", whole("noop_with_empty_axes", 1)));
    assertThat(found).containsExactly(Small.numbers(expected), within(1e-5f));
  }
}
