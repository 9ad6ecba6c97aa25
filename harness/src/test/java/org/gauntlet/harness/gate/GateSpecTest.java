package org.gauntlet.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateSpecTest {
  private static GateSpec gate(String id, double threshold, double confidence) {
    return new GateSpec(id, Metric.ROBUST_ACCURACY, threshold, Rule.LOWER_BOUND, confidence);
  }

  @Test
  void a_plain_gate_asks_for_proof() {
    assertThat(GateSpec.atLeast(Metric.ROBUST_ACCURACY, 0.45))
        .isEqualTo(gate("robust-accuracy", 0.45, 0.95));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.95", "1, 0.51", "0.5, 0.999"})
  void the_ends_of_the_scale_may_be_asked_for(double threshold, double confidence) {
    assertThat(gate("a", threshold, confidence).threshold()).isEqualTo(threshold);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, 45, Double.NaN})
  void a_threshold_is_a_fraction(double threshold) {
    assertThatThrownBy(() -> gate("a", threshold, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threshold must be in [0, 1], got " + threshold + ": 45 % is 0.45");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0, 1, 95, Double.NaN})
  void a_confidence_is_more_than_a_coin_and_less_than_certainty(double confidence) {
    assertThatThrownBy(() -> gate("a", 0.5, confidence))
        .hasMessage("confidence must be in (0.5, 1), got " + confidence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void an_id_can_be_read(String id) {
    assertThatThrownBy(() -> gate(id, 0.5, 0.95)).hasMessage("id must not be blank");
  }
}
