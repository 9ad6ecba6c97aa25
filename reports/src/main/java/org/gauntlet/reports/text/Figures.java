package org.gauntlet.reports.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;

/** How numbers are written: three significant digits, a point, the same in every locale. */
public final class Figures {
  /** Stands where nothing was counted. */
  public static final String NONE = "–";

  /** A percent sign that stays on the line of its number. */
  private static final String PERCENT = "\u00a0%";

  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 12;

  private Figures() {}

  /** A measured share: 0.4615 is 46.2 %, a half is 50.0 %. Only one itself is 100 %. */
  public static String percent(double share) {
    return percent(share, Double.NaN);
  }

  /**
   * A measured share with as many digits as it takes to stand on its own side of a threshold, so
   * that the figure that was judged is the figure that is read.
   */
  public static String percent(double share, double threshold) {
    return Double.isFinite(share) ? digits(share, threshold) + PERCENT : NONE;
  }

  /** hits / of, or a dash when nothing was counted. */
  public static String percent(Proportion p) {
    return percent(share(p.hits(), p.of()));
  }

  /** What somebody asked for, without digits that say nothing: 0.9 is 90 %. */
  public static String asked(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString()
        + PERCENT;
  }

  /** An interval in percent, [43.0, 49.2], or a dash when nothing was counted. */
  public static String interval(Proportion p) {
    return interval(p.of(), p.low(), p.high());
  }

  /** An interval in percent, [43.0, 49.2], or a dash when nothing was counted. */
  public static String interval(Robustness r) {
    return interval(r.of(), r.low(), r.high());
  }

  /** What a column of intervals is called: 95 % interval. */
  public static String intervalTitle(List<Proportion> column) {
    List<Double> confidences = column.stream().map(Proportion::confidence).distinct().toList();
    return confidences.size() == 1 ? asked(confidences.getFirst()) + " interval" : "Interval, %";
  }

  /** NaN when nothing was counted. */
  public static double share(int hits, int of) {
    return of == 0 ? Double.NaN : (double) hits / of;
  }

  /** 1234567 is 1,234,567. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A difference of two shares in percentage points: 0.77 is 77.0. */
  public static String points(double difference) {
    return Double.isFinite(difference) ? digits(difference, Double.NaN) : NONE;
  }

  /** Something measured: 0.031372 is 0.0314, 2 is 2.00. */
  public static String measured(double x) {
    if (!Double.isFinite(x) || x == 0) {
      return x == 0 ? "0" : NONE;
    }
    BigDecimal rounded = padded(BigDecimal.valueOf(x).round(new MathContext(DIGITS)), DIGITS);
    return extreme(x) ? rounded.toString() : rounded.toPlainString();
  }

  /**
   * Something chosen, without zeros that say nothing: 0.0314, 2; powers of ten only for the
   * extreme.
   */
  public static String decimal(double x) {
    if (!Double.isFinite(x)) {
      return NONE;
    }
    BigDecimal rounded = BigDecimal.valueOf(x).round(new MathContext(DIGITS));
    BigDecimal shortest = rounded.stripTrailingZeros();
    return extreme(x) ? shortest.toString() : shortest.toPlainString();
  }

  /** A position in a drawing: two decimals at most. */
  public static String coordinate(double x) {
    BigDecimal rounded = BigDecimal.valueOf(x).setScale(2, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String interval(int of, double low, double high) {
    return of == 0 ? NONE : "[" + digits(low, Double.NaN) + ", " + digits(high, Double.NaN) + "]";
  }

  private static String digits(double share, double threshold) {
    if (share == 0 || share == 1) {
      return share == 0 ? "0" : "100";
    }
    int digits = DIGITS;
    while (digits < MOST_DIGITS && meets(round(share, digits), share, threshold)) {
      digits++;
    }
    return round(share, digits).toPlainString();
  }

  /** Whether a rounded share reads as the threshold that it is not. */
  private static boolean meets(BigDecimal rounded, double share, double threshold) {
    return Double.isFinite(threshold)
        && share != threshold
        && rounded.compareTo(BigDecimal.valueOf(threshold).movePointRight(2)) == 0;
  }

  /** In percent. What failed once is not 100: 99.99 with three digits is 99.9. */
  private static BigDecimal round(double share, int digits) {
    BigDecimal exact = BigDecimal.valueOf(share).movePointRight(2);
    BigDecimal near = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
    BigDecimal honest =
        share < 1 && near.compareTo(WHOLE) == 0
            ? exact.round(new MathContext(digits, RoundingMode.DOWN))
            : near;
    return padded(honest, digits);
  }

  private static BigDecimal padded(BigDecimal x, int digits) {
    int missing = digits - x.precision();
    return missing > 0 ? x.setScale(x.scale() + missing) : x;
  }

  private static boolean extreme(double x) {
    return x != 0 && (Math.abs(x) < 1e-6 || Math.abs(x) >= 1e9);
  }
}
