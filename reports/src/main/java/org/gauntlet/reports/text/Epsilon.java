package org.gauntlet.reports.text;

import java.math.BigDecimal;
import java.math.MathContext;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;

/**
 * How a budget is written: in the domain's own units, and as k/255 where people think in pixels.
 */
public final class Epsilon {
  /** Stays on one line with what it bounds. */
  private static final String BOUND = "\u00a0≤\u00a0";

  private static final int LEVELS = 255;
  private static final double CLOSE = 1e-3;

  private Epsilon() {}

  /** ℓ∞ ≤ 8/255 = 0.0314. */
  public static String threat(Norm norm, float epsilon, Domain domain) {
    return symbol(norm) + BOUND + both(norm, epsilon, domain);
  }

  /** 8/255 = 0.0314, or 0.2 = 51/255 when the decimal is the rounder of the two. */
  public static String both(Norm norm, float epsilon, Domain domain) {
    String decimal = decimal(epsilon);
    if (!inPixels(norm, epsilon, domain)) {
      return decimal;
    }
    String pixels = pixels(epsilon) + "/" + LEVELS;
    return exact(epsilon) ? decimal + " = " + pixels : pixels + " = " + decimal;
  }

  /** ℓ∞ ≤ 8/255: the shorter of the two forms, for narrow columns. */
  public static String brief(Norm norm, float epsilon, Domain domain) {
    return symbol(norm) + BOUND + tick(norm, epsilon, domain);
  }

  /** 8/255: what stands at an axis. */
  public static String tick(Norm norm, float epsilon, Domain domain) {
    return inPixels(norm, epsilon, domain) && !exact(epsilon)
        ? pixels(epsilon) + "/" + LEVELS
        : decimal(epsilon);
  }

  public static String symbol(Norm norm) {
    return switch (norm) {
      case L1 -> "ℓ1";
      case L2 -> "ℓ2";
      case LINF -> "ℓ∞";
    };
  }

  private static boolean inPixels(Norm norm, float epsilon, Domain domain) {
    long k = pixels(epsilon);
    return norm == Norm.LINF
        && domain.low() == 0
        && domain.high() == 1
        && k >= 1
        && k < LEVELS
        && StrictMath.abs(epsilon * (double) LEVELS - k) < CLOSE;
  }

  private static long pixels(float epsilon) {
    return Math.round(epsilon * (double) LEVELS);
  }

  /** Whether three digits say it all. */
  private static boolean exact(float epsilon) {
    return new BigDecimal(decimal(epsilon)).floatValue() == epsilon;
  }

  private static String decimal(float epsilon) {
    return new BigDecimal(Float.toString(epsilon))
        .round(new MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }
}
