package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1|1|0|1|epoch must be >= 0, got -1",
        "3|3|0|1|epochs must be >= 4, got 3",
        "0|0|0|1|epochs must be >= 1, got 0",
        "0|1|-1|1|batch must be >= 0, got -1",
        "0|1|2|2|batches must be >= 3, got 2",
        "0|1|0|0|batches must be >= 1, got 0"
      })
  void aPlaceOutsideTheTrainingIsRefused(
      int epoch, int epochs, int batch, int batches, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Progress(epoch, epochs, batch, batches))
        .withMessage(message);
  }

  @Test
  void theFirstBatchBeginsAtNothingAndTheLastEndsAtAll() {
    assertThat(new Progress(0, 3, 0, 7).begun()).isZero();
    assertThat(new Progress(2, 3, 6, 7).done()).isEqualTo(3);
  }

  @Property(tries = 200)
  void aBatchBeginsWhereTheOneBeforeItWasDone(
      @ForAll @IntRange(max = 20) int epoch,
      @ForAll @IntRange(min = 1, max = 50) int batches,
      @ForAll @IntRange(max = 49) int any) {
    int batch = any % batches;
    Progress at = new Progress(epoch, 30, batch, batches);
    Progress next =
        batch + 1 < batches
            ? new Progress(epoch, 30, batch + 1, batches)
            : new Progress(epoch + 1, 30, 0, batches);
    assertThat(next.begun()).isCloseTo(at.done(), within(1e-12));
    assertThat(at.done() - at.begun()).isCloseTo(1.0 / batches, within(1e-12));
  }
}
