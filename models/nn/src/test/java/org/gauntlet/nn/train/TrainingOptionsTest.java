package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainingOptionsTest {
  @Test
  void theShortFormKeepsTheRateAndNeverStopsEarly() {
    assertThat(TrainingOptions.of(3, 4, Sgd.plain(0.1)))
        .isEqualTo(
            new TrainingOptions(
                3, 4, Sgd.plain(0.1), new Schedule.Constant(), OptionalInt.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|1|1|epochs must be >= 1, got 0",
        "1|-3|1|batch must be >= 1, got -3",
        "1|1|0|patience must be >= 1, got 0"
      })
  void anythingBelowOneIsRefused(int epochs, int batch, int patience, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new TrainingOptions(
                epochs, batch, Sgd.plain(0.1), new Schedule.Constant(), OptionalInt.of(patience)))
        .withMessage(message);
  }
}
