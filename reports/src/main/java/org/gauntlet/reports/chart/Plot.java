package org.gauntlet.reports.chart;

/**
 * Where a share at a budget is drawn.
 *
 * @param reach the budget at the right edge
 */
public record Plot(double reach) {
  public static final double WIDTH = 1000;
  public static final double HEIGHT = 360;
  public static final double LEFT = 52;
  public static final double RIGHT = WIDTH - 28;
  public static final double TOP = 26;
  public static final double BOTTOM = HEIGHT - 48;

  public Plot {
    if (!(reach > 0)) {
      throw new IllegalArgumentException("reach must be > 0, got " + reach);
    }
  }

  public double x(double epsilon) {
    return LEFT + (RIGHT - LEFT) * epsilon / reach;
  }

  public double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * share;
  }
}
