package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetScaleTest {
  /** The line runs from 20 to 380, its middle is 200. */
  @ParameterizedTest
  @CsvSource({
    "0.25, 0, 1, 110, 180",
    "0.5, 0, 1, 20, 360",
    "3, 0, 1, 20, 360",
    "0, 0, 1, 200, 0",
    "0.5, -2, 2, 155, 90",
    "51, 0, 255, 128, 144"
  })
  void theBandReachesEpsilonToBothSides(
      float epsilon, float low, float high, String x, String width) {
    var band = page(epsilon, low, high).one("//rect");
    assertThat(band.getAttribute("x")).isEqualTo(x);
    assertThat(band.getAttribute("width")).isEqualTo(width);
  }

  @Property(tries = 100)
  void theBandIsCentredAndStaysOnTheLine(@ForAll @FloatRange(min = 0, max = 2) float epsilon) {
    var band = page(epsilon, 0, 1).one("//rect");
    double x = Double.parseDouble(band.getAttribute("x"));
    double width = Double.parseDouble(band.getAttribute("width"));
    assertThat(x).isBetween(20.0, 200.0);
    assertThat(x + width / 2).isCloseTo(200, within(0.02));
  }

  @Test
  void theEndsCarryTheRangeOfTheInputs() {
    Page page = page(0.5f, -2, 2.5f);
    assertThat(page.words("//text")).containsExactly("-2", "± ε", "2.5");
    assertThat(page.values("//text", "x")).containsExactly("20", "200", "380");
    assertThat(page.one("/svg").getAttribute("viewBox")).isEqualTo("0 0 400 44");
    assertThat(page.one("/svg").getAttribute("aria-hidden")).isEqualTo("true");
  }

  private static Page page(float epsilon, float low, float high) {
    return Page.of(BudgetScale.draw(epsilon, new Domain(Shape.of(1, 2, 2), low, high, 2)));
  }
}
