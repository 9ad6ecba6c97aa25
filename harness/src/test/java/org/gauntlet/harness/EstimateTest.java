package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.assertj.core.data.Offset;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  private static final Offset<Double> SMALL = within(1e-6);

  @ParameterizedTest
  @CsvSource({"885, 1000, 86.37, 90.33", "8850, 10000, 87.86, 89.11", "177, 200, 83.3, 92.2"})
  void wilson_gives_the_published_intervals(int hits, int of, double low, double high) {
    Interval interval = new Estimate(hits, of).wilson(0.95);
    Offset<Double> printed = within(of == 200 ? 0.05 : 0.005);
    assertThat(100 * interval.low()).isCloseTo(low, printed);
    assertThat(100 * interval.high()).isCloseTo(high, printed);
  }

  @ParameterizedTest
  @CsvSource({"50, 7.1", "100, 3.6", "200, 1.8", "500, 0.74", "1000, 0.37"})
  void no_hits_leave_an_upper_bound(int of, double high) {
    Interval interval = new Estimate(0, of).clopperPearson(0.95);
    assertThat(interval.low()).isZero();
    assertThat(100 * interval.high()).isCloseTo(high, within(0.05));
    assertThat(new Estimate(of, of).clopperPearson(0.95).low())
        .isCloseTo(1 - interval.high(), SMALL);
    assertThat(new Estimate(of, of).clopperPearson(0.95).high()).isEqualTo(1);
  }

  @Test
  void nothing_measured_means_nothing_known() {
    Interval all = new Interval(0, 1);
    assertThat(new Estimate(0, 0).clopperPearson(0.95)).isEqualTo(all);
    assertThat(new Estimate(0, 0).wilson(0.95)).isEqualTo(all);
    assertThat(new Estimate(0, 0).share()).isZero();
  }

  /** The definition: at the bound, a result as extreme as this has exactly the tail probability. */
  @Property
  void one_sided_bounds_solve_the_binomial_tail(
      @ForAll @IntRange(min = 1, max = 300) int of,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @DoubleRange(min = 0.6, max = 0.99) double confidence) {
    int hits = (int) Math.round(share * of);
    Estimate estimate = new Estimate(hits, of);
    double low = estimate.lowerBound(confidence);
    double high = estimate.upperBound(confidence);
    if (hits > 0) {
      assertThat(BinomialDistribution.of(of, low).survivalProbability(hits - 1))
          .isCloseTo(1 - confidence, SMALL);
    }
    if (hits < of) {
      assertThat(BinomialDistribution.of(of, high).cumulativeProbability(hits))
          .isCloseTo(1 - confidence, SMALL);
    }
    assertThat(estimate.share()).isBetween(low, high);
  }

  @Property
  void hits_and_misses_mirror_each_other(
      @ForAll @IntRange(min = 1, max = 500) int of,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    int hits = (int) Math.round(share * of);
    Interval exact = new Estimate(hits, of).clopperPearson(0.95);
    Interval mirrored = new Estimate(of - hits, of).clopperPearson(0.95);
    assertThat(exact.low()).isCloseTo(1 - mirrored.high(), SMALL);
    Interval wilson = new Estimate(hits, of).wilson(0.95);
    assertThat(wilson.low()).isCloseTo(1 - new Estimate(of - hits, of).wilson(0.95).high(), SMALL);
  }

  @Property
  void the_exact_interval_is_the_wider_one(
      @ForAll @IntRange(min = 10, max = 500) int of,
      @ForAll @DoubleRange(min = 0.2, max = 0.8) double share) {
    Estimate estimate = new Estimate((int) Math.round(share * of), of);
    Interval exact = estimate.clopperPearson(0.95);
    Interval wilson = estimate.wilson(0.95);
    assertThat(exact.high() - exact.low()).isGreaterThan(wilson.high() - wilson.low());
  }

  @Test
  void is_stored_with_its_interval() {
    Robustness robust = new Estimate(1, 4).under(new NormBall(Norm.L2, 0.5f));
    Proportion proportion = new Estimate(1, 4).proportion();
    assertThat(robust)
        .isEqualTo(new Robustness(Norm.L2, 0.5f, 1, 4, proportion.low(), proportion.high(), 0.95));
    assertThat(proportion.low()).isCloseTo(0.006309, SMALL);
    assertThat(proportion.high()).isCloseTo(0.805880, SMALL);
  }

  @Test
  void refuses_what_cannot_be_counted() {
    assertThatThrownBy(() -> new Estimate(3, 2)).hasMessage("hits must be in [0, 2], got 3");
    assertThatThrownBy(() -> new Estimate(1, 2).wilson(1)).hasMessageContaining("got 1.0");
    assertThatThrownBy(() -> new Interval(0.2, 0.1)).hasMessageContaining("in order");
  }
}
