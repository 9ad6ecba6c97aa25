package org.gauntlet.benchmarks.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two sides that do the same work in turns, so that whatever else the machine does hits both alike.
 *
 * @param warmth seconds that each side may take to become warm
 * @param seconds seconds to measure for
 */
public record Duel(double warmth, double seconds) {
  private static final int LEAST_ROUNDS = 3;

  /** Does a unit of work and answers its milliseconds. */
  @FunctionalInterface
  public interface Side {
    double millis();
  }

  /** Medians of both sides in milliseconds, and of the quotients within a round. */
  public record Outcome(double first, double second, double quotient) {}

  public Outcome fight(Side first, Side second) {
    warm(first);
    warm(second);
    List<Double> firsts = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    List<Double> quotients = new ArrayList<>();
    long end = System.nanoTime() + (long) (this.seconds * 1e9);
    while (firsts.size() < LEAST_ROUNDS || System.nanoTime() < end) {
      firsts.add(first.millis());
      seconds.add(second.millis());
      quotients.add(seconds.getLast() / firsts.getLast());
    }
    return new Outcome(median(firsts), median(seconds), median(quotients));
  }

  private void warm(Side side) {
    long end = System.nanoTime() + (long) (warmth * 1e9);
    do {
      side.millis();
    } while (System.nanoTime() < end);
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
