package org.gauntlet.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.Evaluation;
import org.junit.jupiter.api.Test;

class PageLimitsTest {
  private static final int MOST_BYTES = 8_000_000;

  @Test
  void thousandsOfLongNamesStayOnePage() {
    String name = "<&>\u0001".repeat(75);
    String html =
        HtmlReport.render(
            Hostile.manifest(name),
            Hostile.evaluation(name, 1000, Shape.of(1, 2, 2), 1000),
            Optional.of(Hostile.judgement(name)));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    Page page = Page.of(html);
    assertThat(page.rows("classes", 0)).hasSize(100);
    assertThat(Page.words(page.one("//*[@id='classes']/*[@class='cut']")))
        .isEqualTo(
            "Only the first 100 of 1,000 classes are shown; all of them stand in evaluation.json.");
    assertThat(page.rows("confusion", 0)).hasSize(60);
    assertThat(Page.words(page.one("//*[@id='confusion']/*[@class='cut']")))
        .contains("60 of 1,000,000 pairs");
    assertThat(page.rows("attacks", 0)).hasSize(200);
    assertThat(page.rows("transfer", 0)).hasSize(16);
    assertThat(page.all("//*[@id='gallery']//article")).hasSize(24);
  }

  @Test
  void largePicturesAreLeftOutWhenTheyDoNotFitAndTheCardsStay() {
    Evaluation large = Hostile.evaluation("photo", 10, Shape.of(3, 224, 224), 3);
    String html = HtmlReport.render(Samples.manifest(true), large, Optional.empty());
    assertThat(html.length()).isLessThan(MOST_BYTES);
    Page page = Page.of(html);
    int pictured = page.all("//*[@id='gallery']//article[.//img]").size();
    assertThat(pictured).isBetween(5, 12);
    assertThat(page.all("//*[@id='gallery']//article")).hasSize(24);
    assertThat(Page.words(page.one("//*[@id='gallery']")))
        .contains((24 - pictured) + " examples are shown without pictures");
  }

  @Test
  void emptyResultsAreAPageToo() {
    Evaluation none = empty();
    Page page = Page.of(HtmlReport.render(Samples.manifest(true), none, Optional.empty()));
    assertThat(Page.words(page.one("//*[@id='confusion']"))).contains("No example was broken.");
    assertThat(Page.words(page.one("//*[@id='gallery']"))).contains("No broken example was kept.");
    assertThat(Page.words(page.one("//*[@id='trust']"))).contains("No health check was recorded.");
    assertThat(Page.words(page.one("//*[@id='verdict']"))).contains("≤ –");
  }

  /** An evaluation of nothing at all. */
  private static Evaluation empty() {
    return new Evaluation(
        Evaluation.SCHEMA,
        Samples.grey().subject(),
        Samples.proportion(0, 0),
        Samples.robustness(0.1f, 0, 0),
        List.of(Samples.robustness(0.1f, 0, 0)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        0,
        1);
  }
}
