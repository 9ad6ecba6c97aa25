package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
  /** Epoch, epochs, batch, batches -> rate from a base of 0.5. */
  @ParameterizedTest
  @CsvSource({
    "constant, 3, 10, 0, 4, 0.5",
    "'step:every=2,factor=0.1', 0, 10, 0, 4, 0.5",
    "'step:every=2,factor=0.1', 1, 10, 3, 4, 0.5",
    "'step:every=2,factor=0.1', 2, 10, 0, 4, 0.05",
    "'step:every=2,factor=0.1', 5, 10, 0, 4, 0.005",
    "cosine, 0, 10, 0, 4, 0.5",
    "cosine, 5, 10, 0, 4, 0.25",
    "cosine, 2, 10, 2, 4, 0.4267766953",
    "cyclic:peak=0.4, 0, 10, 0, 4, 0.025",
    "cyclic:peak=0.4, 3, 10, 3, 4, 0.4",
    "cyclic:peak=0.4, 6, 10, 3, 4, 0.2",
    "cyclic:peak=0.4, 9, 10, 3, 4, 0",
    "'cyclic:rise=0.5', 4, 10, 3, 4, 0.5",
    "constant:warmup=2, 0, 10, 0, 4, 0.0625",
    "constant:warmup=2, 1, 10, 1, 4, 0.375",
    "constant:warmup=2, 1, 10, 3, 4, 0.5",
    "constant:warmup=2, 9, 10, 3, 4, 0.5",
    "cosine:warmup=10, 5, 10, 0, 4, 0.13125"
  })
  void ratesAreKnown(String words, int epoch, int epochs, int batch, int batches, double rate) {
    assertThat(Schedule.parse(words).rate(0.5, new Progress(epoch, epochs, batch, batches)))
        .isCloseTo(rate, within(1e-9));
  }

  /** numpy.interp(t, [0, epochs * 2 / 5, epochs], [0, peak, 0]) of the published code. */
  @Property(tries = 300)
  void cyclicInterpolatesBetweenItsThreePoints(
      @ForAll @IntRange(max = 9) int epoch, @ForAll @IntRange(max = 599) int batch) {
    double t = epoch + (batch + 1) / 600.0;
    double expected = t <= 4 ? 0.005 * t / 4 : 0.005 * (10 - t) / 6;
    Schedule schedule = new Schedule.Cyclic(OptionalDouble.of(0.005), 0.4);
    assertThat(schedule.rate(1, new Progress(epoch, 10, batch, 600)))
        .isCloseTo(expected, within(1e-12));
  }

  @Property(tries = 300)
  void noScheduleEverLeavesItsRange(
      @ForAll @IntRange(max = 4) int which,
      @ForAll @IntRange(max = 9) int epoch,
      @ForAll @IntRange(max = 6) int batch) {
    String words =
        switch (which) {
          case 0 -> "constant";
          case 1 -> "step:every=3,warmup=2";
          case 2 -> "cosine:warmup=1/2";
          case 3 -> "cyclic";
          default -> "cyclic:rise=0.9,warmup=9";
        };
    assertThat(Schedule.parse(words).rate(2, new Progress(epoch, 10, batch, 7))).isBetween(0., 2.);
  }

  @Test
  void progressCountsBatchesAsPartsOfEpochs() {
    assertThat(new Progress(3, 10, 1, 4).begun()).isEqualTo(3.25);
    assertThat(new Progress(3, 10, 1, 4).done()).isEqualTo(3.5);
    assertThatIllegalArgumentException().isThrownBy(() -> new Progress(10, 10, 0, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Progress(0, 10, 4, 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cosin|there is no schedule 'cosin', did you mean cosine? (there are constant, step,"
            + " cosine, cyclic)",
        "step:every=0|step: every must be >= 1, got 0",
        "step:factor=0|step: factor must be > 0, got 0.0",
        "cyclic:peak=-1|cyclic: peak must be > 0, got -1.0",
        "cyclic:rise=1|cyclic: rise must be in (0, 1), got 1.0",
        "cosine:warmup=0|cosine: warmup must be > 0, got 0.0",
        "cosine:warmpu=1|cosine has no option 'warmpu', did you mean warmup? (it takes [warmup])"
      })
  void badWordsAreRefused(String words, String message) {
    assertThatThrownBy(() -> Schedule.parse(words)).isInstanceOf(Refusal.class).hasMessage(message);
  }
}
