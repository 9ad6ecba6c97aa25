package org.gauntlet.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DuelTest {
  private static final Duel SHORT = new Duel(0, 0);

  @Test
  void theSidesTakeTurnsAfterOneWarmUpEach() {
    List<String> calls = new ArrayList<>();
    SHORT.fight(side(calls, "a"), side(calls, "b"));
    assertThat(calls).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
  }

  /** A quotient of medians would be 10 / 2 = 5; the first call of each side only warms it. */
  @Test
  void theQuotientIsTheMedianWithinRounds() {
    Duel.Outcome outcome = SHORT.fight(values(99, 1, 2, 10), values(1, 10, 4, 70));
    assertThat(outcome.first()).isEqualTo(2);
    assertThat(outcome.second()).isEqualTo(10);
    assertThat(outcome.quotient()).isEqualTo(7);
  }

  @Test
  void aDuelLastsAsLongAsItIsTold() {
    List<String> calls = new ArrayList<>();
    new Duel(0, 0.05).fight(side(calls, "a"), side(calls, "b"));
    assertThat(calls).hasSizeGreaterThan(8);
  }

  @Property
  void noMoreThanHalfLieOnEitherSideOfTheMedian(
      @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0, max = 9) Double> values) {
    double median = Duel.median(values);
    assertThat(values.stream().filter(value -> value < median).count())
        .isLessThanOrEqualTo(values.size() / 2);
    assertThat(values.stream().filter(value -> value > median).count())
        .isLessThanOrEqualTo(values.size() / 2);
  }

  @Test
  void theMedianOfTwoIsTheirMean() {
    assertThat(Duel.median(List.of(4.0, 1.0))).isEqualTo(2.5, within(0.0));
  }

  private static Duel.Side side(List<String> calls, String name) {
    return () -> {
      calls.add(name);
      return 1;
    };
  }

  private static Duel.Side values(double... values) {
    Iterator<Double> next = Arrays.stream(values).iterator();
    return next::next;
  }
}
