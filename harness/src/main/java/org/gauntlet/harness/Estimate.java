package org.gauntlet.harness;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.gauntlet.attacks.NormBall;

/**
 * A share estimated from a sample: hits among of independent draws. All bounds are rounded to nine
 * decimals, so that they read the same on every machine.
 */
public record Estimate(int hits, int of) {
  /** Of the intervals that are stored beside the figures. */
  public static final double CONFIDENCE = 0.95;

  private static final double DECIMALS = 1e9;

  public Estimate {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("hits must be in [0, " + of + "], got " + hits);
    }
  }

  /** The measured share; 0 when there was nothing to measure. */
  public double share() {
    return of == 0 ? 0 : (double) hits / of;
  }

  /** The two-sided exact interval (Clopper and Pearson 1934); [0, 1] when nothing was measured. */
  public Interval clopperPearson(double confidence) {
    double tail = (1 - checked(confidence)) / 2;
    return new Interval(below(tail), above(tail));
  }

  /** The two-sided score interval (Wilson 1927); [0, 1] when nothing was measured. */
  public Interval wilson(double confidence) {
    if (of == 0) {
      return new Interval(0, 1);
    }
    double tail = (1 - checked(confidence)) / 2;
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
    double centre = (share() + z * z / (2 * of)) / (1 + z * z / of);
    double spread = share() * (1 - share()) / of + z * z / (4.0 * of * of);
    double half = z * Math.sqrt(spread) / (1 + z * z / of);
    return new Interval(
        rounded(hits == 0 ? 0 : centre - half), rounded(hits == of ? 1 : centre + half));
  }

  /** The exact one-sided bound which the true share exceeds with the given confidence. */
  public double lowerBound(double confidence) {
    return below(1 - checked(confidence));
  }

  /** The exact one-sided bound which the true share stays under with the given confidence. */
  public double upperBound(double confidence) {
    return above(1 - checked(confidence));
  }

  public Proportion proportion(double confidence) {
    Interval interval = clopperPearson(confidence);
    return new Proportion(hits, of, interval.low(), interval.high(), confidence);
  }

  public Proportion proportion() {
    return proportion(CONFIDENCE);
  }

  /** This estimate as the robust accuracy under a budget. */
  public Robustness under(NormBall ball) {
    Interval interval = clopperPearson(CONFIDENCE);
    return new Robustness(
        ball.norm(), ball.epsilon(), hits, of, interval.low(), interval.high(), CONFIDENCE);
  }

  private double below(double tail) {
    return hits == 0
        ? 0
        : rounded(BetaDistribution.of(hits, of - hits + 1.0).inverseCumulativeProbability(tail));
  }

  private double above(double tail) {
    return hits == of
        ? 1
        : rounded(
            BetaDistribution.of(hits + 1.0, (double) of - hits).inverseSurvivalProbability(tail));
  }

  private static double rounded(double value) {
    return Math.rint(value * DECIMALS) / DECIMALS;
  }

  private static double checked(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1), got " + confidence);
    }
    return confidence;
  }
}
