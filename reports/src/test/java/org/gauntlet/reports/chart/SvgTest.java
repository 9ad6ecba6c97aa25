package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.reports.html.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "12.5, 12.5",
    "0.005, 0.01",
    "0.0049, 0",
    "-0.005, -0.01",
    "1000, 1000",
    "1e7, 10000000",
    "99.999, 100"
  })
  void positionsHaveTwoDecimalsAtMostAndNoExponent(double x, String written) {
    assertThat(Svg.at(x)).isEqualTo(written);
  }

  @Test
  void everyShapeCarriesItsStyleAndItsPlace() {
    assertThat(written(Svg.rect("s", 1, 2, 3, 4.25)))
        .isEqualTo("<rect class=\"s\" x=\"1\" y=\"2\" width=\"3\" height=\"4.25\"></rect>");
    assertThat(written(Svg.line("s", 1, 2, 3, 4)))
        .isEqualTo("<line class=\"s\" x1=\"1\" y1=\"2\" x2=\"3\" y2=\"4\"></line>");
    assertThat(written(Svg.circle("s", 1, 2, 3)))
        .isEqualTo("<circle class=\"s\" cx=\"1\" cy=\"2\" r=\"3\"></circle>");
    assertThat(written(Svg.path("s", "M0,0Z"))).isEqualTo("<path class=\"s\" d=\"M0,0Z\"></path>");
  }

  @Test
  void labelsAreTextAndNeverMarkup() {
    assertThat(written(Svg.label("s", 1, 2, "<script>&\"")))
        .isEqualTo("<text class=\"s\" x=\"1\" y=\"2\">&lt;script&gt;&amp;&quot;</text>");
  }

  @Test
  void aDrawingIsAsLargeAsItsViewBox() {
    assertThat(written(Svg.drawing(10, 20.5, Svg.path("p", "M"))))
        .isEqualTo(
            "<svg viewBox=\"0 0 10 20.5\" width=\"10\" height=\"20.5\">"
                + "<path class=\"p\" d=\"M\"></path></svg>");
    assertThat(written(Svg.drawing(1, 1))).endsWith("height=\"1\"></svg>");
  }

  private static String written(Element element) {
    StringBuilder out = new StringBuilder();
    element.appendTo(out);
    return out.toString();
  }
}
