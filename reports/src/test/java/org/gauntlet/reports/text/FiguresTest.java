package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 100",
    "0.5, 50.0",
    "0.978, 97.8",
    "0.4615, 46.2",
    "0.004, 0.400",
    "0.9999, 99.9",
    "0.99951, 99.9",
    "0.9989, 99.9",
    "0.08, 8.00",
    "0.00001, 0.00100"
  })
  void aShareHasThreeDigits(double share, String expected) {
    assertThat(Figures.percent(share)).isEqualTo(expected + "\u00a0%");
  }

  @Property
  void aShareReadsAsItselfWithinItsLastDigit(
      @ForAll @Scale(9) @DoubleRange(min = 0, max = 1) double share) {
    double read = number(Figures.percent(share)) / 100;
    assertThat(Math.abs(read - share)).isLessThanOrEqualTo(share < 0.999 ? share * 0.0051 : 0.001);
  }

  @Property
  void onlyAllIsAHundred(@ForAll @IntRange(min = 1, max = 1_000_000) int of) {
    assertThat(number(Figures.percent((of - 1.0) / of))).isLessThan(100);
    assertThat(number(Figures.percent(1.0))).isEqualTo(100);
  }

  @Property
  void theFigureReadStandsOnTheSideThatWasJudged(
      @ForAll @IntRange(min = 1, max = 99) int threshold,
      @ForAll @Scale(8) @DoubleRange(min = -1e-4, max = 1e-4) double offset) {
    double asked = threshold / 100.0;
    double share = Math.clamp(asked + offset, 0, 1);
    double read = number(Figures.percent(share, asked));
    if (Math.abs(share - asked) > 1e-12) {
      assertThat(Math.signum(read - number(Figures.asked(asked))))
          .as("%s against %s is printed as %s", share, asked, read)
          .isEqualTo(Math.signum(share - asked));
    }
  }

  @Test
  void aShareNearItsThresholdGetsTheDigitsItNeeds() {
    assertThat(Figures.percent(0.44996, 0.45)).isEqualTo("44.996\u00a0%");
    assertThat(Figures.percent(0.45, 0.45)).isEqualTo("45.0\u00a0%");
    assertThat(Figures.percent(0.4512, 0.45)).isEqualTo("45.1\u00a0%");
  }

  @Test
  void nothingCountedIsADash() {
    Proportion none = new Proportion(0, 0, 0, 1, 0.95);
    assertThat(Figures.percent(none)).isEqualTo("–");
    assertThat(Figures.interval(none)).isEqualTo("–");
    assertThat(Figures.measured(Double.NaN)).isEqualTo("–");
    assertThat(Figures.decimal(Double.POSITIVE_INFINITY)).isEqualTo("–");
    assertThat(Figures.points(Double.NaN)).isEqualTo("–");
  }

  @Test
  void intervalsArePercentagesInBrackets() {
    assertThat(Figures.interval(new Proportion(46, 100, 0.43, 0.4921, 0.95)))
        .isEqualTo("[43.0, 49.2]");
    assertThat(Figures.interval(new Robustness(Norm.L2, 1, 0, 100, 0, 0.0362, 0.95)))
        .isEqualTo("[0, 3.62]");
  }

  @ParameterizedTest
  @CsvSource({"0.9, 90", "0.45, 45", "0.955, 95.5", "0, 0", "1, 100", "0.1, 10"})
  void whatWasAskedForHasNoIdleDigits(double share, String expected) {
    assertThat(Figures.asked(share)).isEqualTo(expected + "\u00a0%");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "2, 2.00, 2",
    "401, 401, 401",
    "0.093, 0.0930, 0.093",
    "0.0313725, 0.0314, 0.0314",
    "1234.5, 1230, 1230",
    "1e-9, 1.00E-9, 1E-9",
    "-0.5, -0.500, -0.5"
  })
  void measuredValuesKeepThreeDigitsAndChosenOnesDoNot(double x, String measured, String chosen) {
    assertThat(Figures.measured(x)).isEqualTo(measured);
    assertThat(Figures.decimal(x)).isEqualTo(chosen);
  }

  @Property
  void measuredValuesReadAsThemselves(
      @ForAll @Scale(14) @DoubleRange(min = 1e-12, max = 1e12) double x) {
    BigDecimal read = new BigDecimal(Figures.measured(x));
    assertThat(read).isEqualByComparingTo(BigDecimal.valueOf(x).round(new MathContext(3)));
  }

  @Test
  void countsAndPointsAndCoordinates() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.points(0.77)).isEqualTo("77.0");
    assertThat(Figures.coordinate(12.3456)).isEqualTo("12.35");
    assertThat(Figures.coordinate(100)).isEqualTo("100");
    assertThat(Figures.coordinate(-0.001)).isEqualTo("0");
  }

  private static double number(String percentage) {
    return Double.parseDouble(percentage.replace("\u00a0%", ""));
  }
}
