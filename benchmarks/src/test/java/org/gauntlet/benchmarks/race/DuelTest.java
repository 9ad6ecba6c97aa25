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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuelTest {
  private static final Duel SHORT = new Duel(0, 0, 0);
  private static final Duel PATIENT = new Duel(0, 60, 0);

  @Test
  void theSidesTakeTurnsAfterTwoWindowsEach() {
    List<String> calls = new ArrayList<>();
    SHORT.fight(side(calls, "a"), side(calls, "b"));
    assertThat(calls).containsExactly("a", "a", "b", "b", "a", "b", "a", "b", "a", "b");
  }

  /** What is still getting faster, or slower, does not count yet. */
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.25})
  void nothingCountsBeforeASideIsSteady(double factor) {
    double[] times = new double[40];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.pow(factor, Math.min(i, 20));
    }
    Duel.Outcome outcome = PATIENT.fight(falling(times), () -> 3);
    assertThat(outcome.first()).isEqualTo(times[20]);
    assertThat(outcome.second()).isEqualTo(3);
  }

  @Test
  void patienceEnds() {
    List<String> calls = new ArrayList<>();
    Duel.Outcome outcome = new Duel(0, 0.05, 0).fight(() -> Math.pow(2, count(calls)), () -> 1);
    assertThat(outcome.first()).isGreaterThan(8);
  }

  /** A quotient of medians would be 10 / 2 = 5; the first calls of each side only warm it. */
  @Test
  void theQuotientIsTheMedianWithinRounds() {
    Duel.Outcome outcome = SHORT.fight(values(99, 99, 1, 2, 10), values(1, 1, 10, 4, 70));
    assertThat(outcome.first()).isEqualTo(2);
    assertThat(outcome.second()).isEqualTo(10);
    assertThat(outcome.quotient()).isEqualTo(7);
  }

  /** On the wall the least of each side is what it can do; the first calls only warm it. */
  @Test
  void aSprintComparesTheLeastTimes() {
    Duel.Outcome outcome = SHORT.sprint(values(1, 1, 5, 2, 9), values(1, 1, 7, 4, 3));
    assertThat(outcome).isEqualTo(new Duel.Outcome(2, 3, 1.5));
  }

  @Test
  void aDuelLastsAsLongAsItIsTold() {
    List<String> calls = new ArrayList<>();
    new Duel(0, 0, 0.05).fight(side(calls, "a"), side(calls, "b"));
    assertThat(calls).hasSizeGreaterThan(10);
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

  private static int count(List<String> calls) {
    calls.add("");
    return calls.size();
  }

  /** Goes through the times and then stays at the last one. */
  private static Duel.Side falling(double... times) {
    Iterator<Double> next = Arrays.stream(times).iterator();
    return () -> next.hasNext() ? next.next() : times[times.length - 1];
  }

  private static Duel.Side values(double... values) {
    Iterator<Double> next = Arrays.stream(values).iterator();
    return next::next;
  }
}
