package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.junit.jupiter.api.Test;

/** The measure that the conformance cases are held to sees what is wrong. */
class ClosenessTest {
  private static final Literal EXPECTED = Literal.of(List.of(2), 1f, Float.NaN);

  @Test
  void realNumbersMayDifferByAThousandthAndNotMore() {
    assertThat(Closeness.difference(Literal.of(List.of(2), 1.0009f, Float.NaN), EXPECTED))
        .isEmpty();
    assertThat(Closeness.difference(Literal.of(List.of(2), 1.0011f, Float.NaN), EXPECTED))
        .hasValue("element 0 is 1.0011, expected 1.0");
    assertThat(Closeness.difference(Literal.of(List.of(2), 1f, 0f), EXPECTED))
        .hasValue("element 1 is 0.0, expected NaN");
  }

  @Test
  void wholeNumbersTypesAndDimsMustBeThoseExpected() {
    Literal expected = Literal.list(2000, 3);
    assertThat(Closeness.difference(Literal.list(2001, 3), expected)).isPresent();
    assertThat(Closeness.difference(expected.as(List.of(2, 1)), expected))
        .hasValue("found dims [2, 1], expected [2]");
    Literal narrow = Literal.of(ElementType.INT32, List.of(2), 2000, 3);
    assertThat(Closeness.difference(narrow, expected)).hasValue("found type int32, expected int64");
    assertThat(Closeness.differenceOfValues(narrow, expected)).isEmpty();
    assertThat(Closeness.differenceOfValues(Literal.of(List.of(2), 2000.5f, 3f), expected))
        .isPresent();
  }
}
