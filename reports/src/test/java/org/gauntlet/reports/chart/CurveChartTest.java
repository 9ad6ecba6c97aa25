package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.chart.CurveChart.Point;
import org.junit.jupiter.api.Test;

class CurveChartTest {
  private static final List<Point> POINTS =
      List.of(
          new Point(0, "0", 1, 0.9, 1),
          new Point(0.1, "0.1", 0.5, 0.4, 0.6),
          new Point(0.4, "0.4", 0, 0, 0.1));

  @Test
  void dotsStandAtTheirBudgetAndShare() {
    var dots = draw(POINTS).all("//circle");
    double width = Plot.RIGHT - Plot.LEFT;
    double height = Plot.BOTTOM - Plot.TOP;
    assertThat(number(dots.get(0), "cx")).isEqualTo(Plot.LEFT);
    assertThat(number(dots.get(0), "cy")).isEqualTo(Plot.TOP);
    assertThat(number(dots.get(1), "cx")).isCloseTo(Plot.LEFT + width / 4, within(0.01));
    assertThat(number(dots.get(1), "cy")).isCloseTo(Plot.TOP + height / 2, within(0.01));
    assertThat(number(dots.get(2), "cx")).isEqualTo(Plot.RIGHT);
    assertThat(number(dots.get(2), "cy")).isEqualTo(Plot.BOTTOM);
  }

  @Test
  void theLineRunsThroughTheDotsAndTheBandAroundThem() {
    Page page = draw(POINTS);
    Plot plot = new Plot(0.4);
    assertThat(page.one("//path[@class='curve']").getAttribute("d"))
        .isEqualTo("M52,26L282,169L972,312");
    assertThat(page.one("//path[@class='band attacked']").getAttribute("d"))
        .startsWith("M52,26L282," + Svg.at(plot.y(0.6)) + "L972," + Svg.at(plot.y(0.1)))
        .endsWith("L972,312L282," + Svg.at(plot.y(0.4)) + "L52," + Svg.at(plot.y(0.9)) + "Z");
  }

  @Test
  void axesAreLabelledWithUnits() {
    Page page = draw(POINTS);
    assertThat(page.all("//text[@class='axis end']").stream().map(Page::words))
        .containsExactly("0 %", "25 %", "50 %", "75 %", "100 %");
    assertThat(page.all("//text[@class='axis middle']").stream().map(Page::words))
        .containsExactly("0", "0.1", "0.4", "budget");
    assertThat(page.all("//text[starts-with(@class, 'value')]").stream().map(Page::words))
        .containsExactly("100 %", "50.0 %", "0 %");
    assertThat(page.one("/svg").getAttribute("role")).isEqualTo("img");
    assertThat(page.one("/svg").getAttribute("aria-label")).isEqualTo("title");
  }

  @Test
  void crowdedLabelsAreLeftOutButNoDot() {
    Page page =
        draw(
            IntStream.rangeClosed(0, 200)
                .mapToObj(i -> new Point(i, "e" + i, 1 - i / 200.0, 0, 1))
                .toList());
    assertThat(page.all("//circle")).hasSize(201);
    assertThat(page.all("//text[starts-with(@class, 'value')]").size()).isBetween(10, 25);
  }

  @Test
  void aSingleCleanPointIsDrawnAtTheLeft() {
    assertThat(number(draw(POINTS.subList(0, 1)).one("//circle"), "cx")).isEqualTo(Plot.LEFT);
    assertThatThrownBy(() -> new Plot(0)).hasMessage("reach must be > 0, got 0.0");
  }

  private static Page draw(List<Point> points) {
    StringBuilder out = new StringBuilder();
    CurveChart.draw("title", "budget", points).appendTo(out);
    return Page.of(out.toString());
  }

  private static double number(org.w3c.dom.Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
