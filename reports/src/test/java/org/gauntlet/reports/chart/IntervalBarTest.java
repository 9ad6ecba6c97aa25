package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.gauntlet.harness.Proportion;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.Element;
import org.junit.jupiter.api.Test;

class IntervalBarTest {
  /** The line begins 5 from the left and is 160 long. */
  private static final Proportion HALF = new Proportion(50, 100, 0.4, 0.6, 0.95);

  @Test
  void tickBandAndThresholdStandWhereTheNumbersSay() {
    Page page = page(IntervalBar.against(0.25, HALF));
    var band = page.one("//rect[@class='band attacked']");
    assertThat(band.getAttribute("x")).isEqualTo("69");
    assertThat(band.getAttribute("width")).isEqualTo("32");
    assertThat(page.one("//rect[@class='mark attacked']").getAttribute("x")).isEqualTo("84");
    var threshold = page.one("//line[@class='threshold']");
    assertThat(threshold.getAttribute("x1")).isEqualTo("45");
    assertThat(threshold.getAttribute("x2")).isEqualTo("45");
  }

  @Test
  void aPairHasTheCleanLaneAbove() {
    Page page = page(IntervalBar.pair(new Proportion(10, 10, 0.7, 1, 0.95), HALF));
    double clean = y(page, "clean");
    assertThat(clean).isLessThan(y(page, "attacked"));
    assertThat(page.one("//rect[@class='mark clean']").getAttribute("x")).isEqualTo("164");
  }

  @Test
  void nothingCountedIsAnEmptyLine() {
    Page page = page(IntervalBar.against(0.5, new Proportion(0, 0, 0, 1, 0.95)));
    assertThat(page.all("//rect")).isEmpty();
    assertThat(page.all("//line[@class='track']")).hasSize(1);
  }

  @Test
  void sharesGrowFromTheLeftAndReadersOfScreensSkipThem() {
    Page page = page(IntervalBar.share(0.5));
    assertThat(page.one("//rect").getAttribute("width")).isEqualTo("45");
    assertThat(page.one("/svg").getAttribute("aria-hidden")).isEqualTo("true");
  }

  private static double y(Page page, String style) {
    return Double.parseDouble(page.one("//rect[@class='mark " + style + "']").getAttribute("y"));
  }

  private static Page page(Element element) {
    StringBuilder out = new StringBuilder();
    element.appendTo(out);
    return Page.of(out.toString());
  }
}
