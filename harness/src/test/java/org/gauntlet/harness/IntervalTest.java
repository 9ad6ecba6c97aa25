package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "0, 0", "1, 1", "0.25, 0.25", "0.1, 0.9"})
  void lies_in_the_unit_interval_in_order(double low, double high) {
    Interval interval = new Interval(low, high);
    assertThat(interval.high() - interval.low()).isEqualTo(high - low).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource({"0.6, 0.5", "-0.1, 0.5", "0.5, 1.1", "NaN, 0.5", "0.5, NaN"})
  void anything_else_is_refused(double low, double high) {
    assertThatThrownBy(() -> new Interval(low, high))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an interval must lie in [0, 1] in order, got [" + low + ", " + high + "]");
  }
}
