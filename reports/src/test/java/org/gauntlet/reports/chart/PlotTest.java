package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
  /** The area is 920 wide from 52 and 286 high up to 26. */
  @ParameterizedTest
  @CsvSource({"1, 0, 52", "1, 1, 972", "4, 1, 282", "0.5, 0.25, 512", "8, 2, 282"})
  void budgetsRunFromTheLeftEdgeToTheRight(double reach, double epsilon, double x) {
    assertThat(new Plot(reach).x(epsilon)).isCloseTo(x, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, 312", "1, 26", "0.5, 169", "0.25, 240.5"})
  void sharesRunFromTheBottomUp(double share, double y) {
    assertThat(new Plot(1).y(share)).isCloseTo(y, within(1e-9));
  }

  @Property
  void bothAxesAreMonotone(
      @ForAll @DoubleRange(min = 0, max = 1) double a,
      @ForAll @DoubleRange(min = 0, max = 1) double b) {
    Plot plot = new Plot(1);
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    assertThat(plot.x(low)).isLessThanOrEqualTo(plot.x(high)).isBetween(Plot.LEFT, Plot.RIGHT);
    assertThat(plot.y(low)).isGreaterThanOrEqualTo(plot.y(high)).isBetween(Plot.TOP, Plot.BOTTOM);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
  void aReachOfNothingIsRefused(double reach) {
    assertThatThrownBy(() -> new Plot(reach))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reach must be > 0, got " + reach);
  }
}
