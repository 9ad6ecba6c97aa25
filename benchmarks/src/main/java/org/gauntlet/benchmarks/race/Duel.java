package org.gauntlet.benchmarks.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two sides that do the same work in turns, so that whatever else the machine does hits both alike.
 * Nothing counts before each side has become steady, so that it does not matter what ran before.
 *
 * @param window seconds over which a side must be as fast as in the window before to be steady
 * @param patience seconds after which a side that is not steady yet is measured as it is
 * @param seconds seconds to measure for
 */
public record Duel(double window, double patience, double seconds) {
  private static final int LEAST_ROUNDS = 3;
  private static final double STEADY = 0.05;

  /** Does a unit of work and answers its milliseconds. */
  @FunctionalInterface
  public interface Side {
    double millis();
  }

  /**
   * Both sides in milliseconds.
   *
   * @param quotient how many times faster the first one is
   */
  public record Outcome(double first, double second, double quotient) {}

  /** Medians of both sides and of the quotients within a round. */
  public Outcome fight(Side first, Side second) {
    List<Outcome> rounds = rounds(first, second);
    return new Outcome(
        median(rounds.stream().map(Outcome::first).toList()),
        median(rounds.stream().map(Outcome::second).toList()),
        median(rounds.stream().map(Outcome::quotient).toList()));
  }

  /** The least time of either side: for time on the wall, of which others take some away. */
  public Outcome sprint(Side first, Side second) {
    List<Outcome> rounds = rounds(first, second);
    double least = rounds.stream().mapToDouble(Outcome::first).min().orElseThrow();
    double other = rounds.stream().mapToDouble(Outcome::second).min().orElseThrow();
    return new Outcome(least, other, other / least);
  }

  private List<Outcome> rounds(Side first, Side second) {
    warm(first);
    warm(second);
    List<Outcome> rounds = new ArrayList<>();
    long end = after(this.seconds);
    while (rounds.size() < LEAST_ROUNDS || System.nanoTime() < end) {
      double one = first.millis();
      double other = second.millis();
      rounds.add(new Outcome(one, other, other / one));
    }
    return rounds;
  }

  /** Runs a side until it is no faster or slower than before and all its code is compiled. */
  private void warm(Side side) {
    long end = after(patience);
    double before;
    double now = typical(side);
    do {
      before = now;
      now = typical(side);
    } while (System.nanoTime() < end
        && !(Math.abs(now - before) <= STEADY * Math.abs(before) && Compilation.idle()));
  }

  /** A side's median over a window. */
  private double typical(Side side) {
    List<Double> times = new ArrayList<>();
    long end = after(window);
    do {
      times.add(side.millis());
    } while (System.nanoTime() < end);
    return median(times);
  }

  private static long after(double seconds) {
    return System.nanoTime() + (long) (seconds * 1e9);
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
