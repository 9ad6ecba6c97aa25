package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChecksTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatMustBePositiveIsAlsoFinite(double value) {
    refuses(() -> Checks.positive("rate", value), "rate must be > 0, got " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
  void whatMustNotBeNegativeIsAlsoFinite(double value) {
    refuses(() -> Checks.notNegative("decay", value), "decay must be >= 0, got " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, -Double.MIN_VALUE, Double.NaN})
  void whatMustBeBelowOneMayBeZero(double value) {
    refuses(() -> Checks.belowOne("beta1", value), "beta1 must be in [0, 1), got " + value);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-5, -4", "-2147483648, 0"})
  void lessThanTheLeastIsRefused(int value, int least) {
    refuses(
        () -> Checks.atLeast("every", value, least),
        "every must be >= " + least + ", got " + value);
  }

  @Test
  void theEndsOfARangeAreInIt() {
    assertThatCode(
            () -> {
              Checks.atLeast("n", 1, 1);
              Checks.positive("n", Double.MIN_VALUE);
              Checks.positive("n", Double.MAX_VALUE);
              Checks.notNegative("n", 0);
              Checks.belowOne("n", 0);
              Checks.belowOne("n", Math.nextDown(1.0));
            })
        .doesNotThrowAnyException();
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
