package org.gauntlet.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.GateResult.Verdict;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  @Property(tries = 1000)
  void twice_the_number_settles_whatever_the_rounding_of_hits(
      @ForAll @IntRange(min = 50, max = 1000) int of,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double threshold,
      @ForAll @DoubleRange(min = -0.02, max = 0.02) double off) {
    int hits = (int) Math.round((threshold + off) * of);
    Estimate measured = new Estimate(hits, of);
    Assume.that(Rule.LOWER_BOUND.judge(measured, threshold, 0.95) == Verdict.INCONCLUSIVE);
    Assume.that(Math.abs(measured.share() - threshold) > 0.003);
    int size = SampleSize.settling(measured, threshold, 0.95).orElseThrow();
    assertThat(size).isGreaterThan(of - 1);
    Estimate larger = new Estimate((int) Math.round(measured.share() * 2 * size), 2 * size);
    assertThat(Rule.LOWER_BOUND.judge(larger, threshold, 0.95)).isNotEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void nothing_settles_a_figure_at_its_threshold() {
    assertThat(SampleSize.settling(new Estimate(1, 2), 0.5, 0.95)).isEqualTo(OptionalInt.empty());
  }

  @Test
  void small_numbers_are_exact() {
    assertThat(SampleSize.settling(new Estimate(1, 1), 0.5, 0.95)).hasValue(5);
  }
}
