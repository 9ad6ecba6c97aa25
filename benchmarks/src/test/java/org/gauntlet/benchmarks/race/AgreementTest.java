package org.gauntlet.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgreementTest {
  @Test
  void roundingIsNoDisagreement() {
    assertThatCode(() -> Agreement.require("x", floats(2, 0.0001f), floats(2.0001f, 0)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(floats = {2.001f, -2, Float.NaN, Float.POSITIVE_INFINITY})
  void anythingElseIs(float odd) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Agreement.require("logits", floats(1, odd), floats(1, 2)))
        .withMessageStartingWith("logits: the sides compute different things: they differ by ");
  }

  @Test
  void sidesThatBothAnswerNothingProveNothing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Agreement.require("gradients", floats(0, 0), floats(0, 0)));
  }

  @Test
  void sidesOfDifferentLengthAreNotCompared() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Agreement.require("logits", floats(1), floats(1, 2)))
        .withMessage("logits: Gauntlet has 1 values, the other side 2");
  }

  private static float[] floats(float... values) {
    return values;
  }
}
