package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whole schedules, on a training of 10 epochs of 100 batches. */
final class ScheduleLawsTest {
  private static final int EPOCHS = 10;
  private static final int BATCHES = 100;

  @Provide
  Arbitrary<Schedule> schedules() {
    Arbitrary<Double> shares = Arbitraries.doubles().between(0.05, 0.95);
    Arbitrary<Schedule> bare =
        Arbitraries.oneOf(
            Arbitraries.just(new Schedule.Constant()),
            Arbitraries.just(new Schedule.Cosine()),
            shares.map(factor -> new Schedule.Step(2, factor)),
            shares.map(rise -> new Schedule.Cyclic(OptionalDouble.empty(), rise)));
    Arbitrary<Double> lengths = Arbitraries.doubles().between(0.1, 20);
    return Arbitraries.oneOf(
        bare, bare.flatMap(then -> lengths.map(length -> new Schedule.WarmUp(length, then))));
  }

  @Property(tries = 200)
  void aRateIsNeverNegativeAndNeverAboveTheBase(
      @ForAll("schedules") Schedule schedule,
      @ForAll @IntRange(max = EPOCHS * BATCHES - 1) int batch) {
    assertThat(rate(schedule, 0.5, batch)).isBetween(-1e-12, 0.5 + 1e-12);
  }

  @Property(tries = 200)
  void twiceTheBaseIsTwiceTheRate(
      @ForAll("schedules") Schedule schedule,
      @ForAll @IntRange(max = EPOCHS * BATCHES - 1) int batch) {
    assertThat(rate(schedule, 2, batch)).isCloseTo(2 * rate(schedule, 1, batch), within(1e-12));
  }

  /** A corner may be steep, but of 1,000 batches none makes more than its share of the way. */
  @Property(tries = 200)
  void cyclesAndWarmUpsHaveNoJumps(
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double rise,
      @ForAll @DoubleRange(min = 0.5, max = 9) double warmup,
      @ForAll @IntRange(max = EPOCHS * BATCHES - 2) int batch) {
    Schedule cyclic = new Schedule.Cyclic(OptionalDouble.empty(), rise);
    assertThat(Math.abs(rate(cyclic, 1, batch + 1) - rate(cyclic, 1, batch)))
        .isLessThan(1.01e-3 / Math.min(rise, 1 - rise));
    Schedule warm = new Schedule.WarmUp(warmup, new Schedule.Cosine());
    assertThat(Math.abs(rate(warm, 1, batch + 1) - rate(warm, 1, batch)))
        .isLessThan(0.0101 / warmup + 1.58e-3);
  }

  @Property(tries = 200)
  void aCosineFallsAndIsTurnedRoundByItsMiddle(
      @ForAll @IntRange(max = EPOCHS * BATCHES - 2) int batch) {
    Schedule cosine = new Schedule.Cosine();
    assertThat(rate(cosine, 1, batch + 1)).isLessThan(rate(cosine, 1, batch));
    if (batch > 0) {
      assertThat(rate(cosine, 1, batch) + rate(cosine, 1, EPOCHS * BATCHES - batch))
          .isCloseTo(1, within(1e-12));
    }
  }

  @Property(tries = 200)
  void aWarmUpLeavesWhatComesAfterItAlone(
      @ForAll @IntRange(min = 1, max = 9) int warmup,
      @ForAll @IntRange(max = EPOCHS * BATCHES - 1) int batch) {
    Schedule cosine = new Schedule.Cosine();
    double warm = rate(new Schedule.WarmUp(warmup, cosine), 1, batch);
    if (batch >= warmup * BATCHES) {
      assertThat(warm).isEqualTo(rate(cosine, 1, batch));
    } else if (batch < warmup * BATCHES - 1) {
      assertThat(warm).isLessThan(rate(cosine, 1, batch));
    }
  }

  @Test
  void aStepIsTakenBetweenEpochsOnly() {
    Schedule step = new Schedule.Step(3, 0.5);
    double last = rate(step, 8, 0);
    for (int batch = 1; batch < EPOCHS * BATCHES; batch++) {
      double next = rate(step, 8, batch);
      assertThat(next).as("batch %d", batch).isEqualTo(batch % 300 == 0 ? last / 2 : last);
      last = next;
    }
    assertThat(last).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.4, 0.5})
  void aCycleHasOnePeakWhereTheRiseEnds(double rise) {
    Schedule cyclic = new Schedule.Cyclic(OptionalDouble.of(3), rise);
    int peak = (int) Math.round(rise * EPOCHS * BATCHES) - 1;
    assertThat(rate(cyclic, 1, peak)).isCloseTo(3, within(1e-12));
    for (int batch = 0; batch < EPOCHS * BATCHES - 1; batch++) {
      double change = rate(cyclic, 1, batch + 1) - rate(cyclic, 1, batch);
      assertThat(change > 0).as("up after batch %d", batch).isEqualTo(batch < peak);
    }
  }

  private static double rate(Schedule schedule, double base, int batch) {
    return schedule.rate(base, new Progress(batch / BATCHES, EPOCHS, batch % BATCHES, BATCHES));
  }
}
