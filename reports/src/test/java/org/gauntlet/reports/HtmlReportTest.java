package org.gauntlet.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.chart.Plot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class HtmlReportTest {
  private static final Evaluation GREY = Samples.grey();
  private static final Evaluation COLOUR = Samples.colour();
  private static final String GREY_HTML =
      HtmlReport.render(
          Samples.manifest(true), GREY, Optional.of(Samples.judgement(GREY, 0.45, Verdict.PASS)));
  private static final String COLOUR_HTML =
      HtmlReport.render(
          Samples.manifest(true),
          COLOUR,
          Optional.of(Samples.judgement(COLOUR, 0.75, Verdict.FAIL)));
  private static final Page PAGE = Page.of(GREY_HTML);
  private static final Page COLOUR_PAGE = Page.of(COLOUR_HTML);

  @Test
  void theVerdictComesFirstAndTheSectionsInOrder() {
    assertThat(ids(PAGE, "//section"))
        .containsExactly(
            "verdict",
            "trust",
            "threat",
            "curve",
            "attacks",
            "classes",
            "confusion",
            "gallery",
            "effort",
            "reproduce",
            "method");
    assertThat(ids(COLOUR_PAGE, "//section")).contains("transfer");
    assertThat(Page.words(PAGE.one("//*[@class='word']/strong"))).isEqualTo("PASS");
    assertThat(Page.words(COLOUR_PAGE.one("//*[@class='word']/strong"))).isEqualTo("FAIL");
    assertThat(Page.words(COLOUR_PAGE.one("//*[@class='sign']"))).isEqualTo("✕");
  }

  @Test
  void gatesShowTheJudgedFigures() {
    assertThat(PAGE.rows("verdict", 0))
        .containsExactly(
            List.of(
                "cleanclean accuracy",
                "✓ PASS",
                "97.8 %",
                "[96.8, 98.8]",
                "",
                "≥ 90 %",
                "1,000",
                "rule lower-bound at 95 %"),
            List.of(
                "linfaccuracy under ℓ∞ ≤ 0.3",
                "✓ PASS",
                "70.9 %",
                "[68.0, 73.8]",
                "",
                "≥ 45 %",
                "1,000",
                "rule lower-bound at 95 %"));
    assertThat(PAGE.one("//*[@id='gate-linf']").getTagName()).isEqualTo("tr");
  }

  @Test
  void everyAttackRunIsInTheTable() {
    List<List<String>> rows = PAGE.rows("attacks", 0);
    assertThat(rows).hasSameSizeAs(GREY.attacks());
    for (int i = 0; i < rows.size(); i++) {
      AttackResult a = GREY.attacks().get(i);
      assertThat(rows.get(i).get(0)).isEqualTo(a.name() + a.spec());
      assertThat(rows.get(i).get(3)).isEqualTo("" + a.attacked());
      assertThat(rows.get(i).get(4)).isEqualTo("" + a.broken());
      assertThat(rows.get(i).get(8)).isEqualTo(a.robustAfter() + " of 1,000");
    }
    assertThat(rows.get(2).get(2)).isEqualTo("labelsmade on digits-plain");
  }

  @Test
  void theCurveIsDrawnAndTabulatedFromTheSamePoints() {
    List<Element> dots = PAGE.all("//*[@id='curve']//circle");
    List<List<String>> rows = PAGE.rows("curve", 0);
    assertThat(dots).hasSize(GREY.curve().size() + 1);
    assertThat(rows).hasSize(dots.size());
    assertThat(rows.getFirst()).containsExactly("0", "97.8 %", "[96.8, 98.8]", "978", "1,000");
    Plot plot = new Plot(0.3f);
    for (int i = 0; i < GREY.curve().size(); i++) {
      Robustness r = GREY.curve().get(i);
      Element dot = dots.get(i + 1);
      assertThat(Double.parseDouble(dot.getAttribute("cx")))
          .isCloseTo(plot.x(r.epsilon()), within(0.006));
      assertThat(Double.parseDouble(dot.getAttribute("cy")))
          .isCloseTo(plot.y((double) r.hits() / r.of()), within(0.006));
      assertThat(rows.get(i + 1).get(3)).isEqualTo("" + r.hits());
    }
  }

  @Test
  void classesAreSortedByTheirDrop() {
    List<List<String>> rows = COLOUR_PAGE.rows("classes", 0);
    assertThat(rows).hasSize(10);
    assertThat(rows.getFirst())
        .containsExactly(
            "dog", "99.0 %", "[96.5, 100]", "22.0 %", "[13.2, 30.8]", "77.0", "", "100");
    assertThat(rows.stream().map(row -> Double.parseDouble(row.get(5))).toList())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void theMatrixHoldsEveryConfusion() {
    List<List<String>> rows = COLOUR_PAGE.rows("confusion", 0);
    COLOUR
        .confusion()
        .forEach(
            c -> assertThat(rows.get(c.truth()).get(c.fooled() + 1)).isEqualTo("" + c.count()));
    assertThat(rows.get(3).get(4)).isEqualTo("·");
  }

  @Test
  void galleryCardsTellBeforeAndAfter() {
    List<Element> cards = COLOUR_PAGE.all("//*[@id='gallery']//article");
    assertThat(cards).hasSize(24);
    assertThat(Page.words(cards.getFirst()))
        .isEqualTo(
            "originalchange × 10adversarial"
                + "airplane 99.9 %→automobile 58.0 %"
                + "true airplane · ℓ∞ 0.0314 · fgsm · test-12");
    assertThat(COLOUR_PAGE.all("//*[@id='sample-test-12']//img")).hasSize(3);
    assertThat(COLOUR_PAGE.all("//img")).allMatch(img -> !img.getAttribute("alt").isBlank());
  }

  @Test
  void findingsCarryAdviceAndLeadToTheirExamples() {
    assertThat(Page.words(COLOUR_PAGE.one("//*[@id='finding-zero-gradients']")))
        .contains("Gradients are zero on part of the inputs ! blocks a PASS")
        .contains("31.2 % of 1,000 inputs")
        .contains("attack with a margin loss");
    assertThat(
            COLOUR_PAGE.all("//*[@id='finding-zero-gradients']//a").stream()
                .map(a -> a.getAttribute("href")))
        .containsExactly("#sample-test-12");
    assertThat(PAGE.rows("trust", 0).get(4).get(1)).isEqualTo("– not run");
  }

  @Test
  void transferAndEffortShowTheirNumbers() {
    assertThat(COLOUR_PAGE.rows("transfer", 0).get(1))
        .startsWith("photo-net-bits4", "39.0 %[35.9, 42.1] n 1,000");
    assertThat(PAGE.rows("effort", 0).get(1))
        .containsExactly("pgd", "ℓ∞ ≤ 0.05", "368,118", "367,200", "", "401", "74.4");
  }

  @Test
  void theCommandAndEveryDigestStandInTheProvenance() {
    String words = Page.words(PAGE.one("//*[@id='reproduce']"));
    assertThat(words)
        .contains("gauntlet gate --model 'models/digits hardened.safetensors' --data strokes")
        .contains(GREY.subject().modelSha256())
        .contains(GREY.subject().dataSha256())
        .contains("2026-11-20T09:14:03Z")
        .contains("2026-11-20T09:21:47Z")
        .contains("25.0.1+8 (Temurin)")
        .contains("pgd:steps=40,step=0.01,restarts=10");
  }

  @Test
  void anUnfinishedRunIsMarkedAtTheTopAndInTheTitle() {
    Page page = Page.of(HtmlReport.render(Samples.manifest(false), GREY, Optional.empty()));
    assertThat(Page.words(page.one("//*[@class='word']/strong"))).isEqualTo("INCOMPLETE");
    assertThat(Page.words(page.one("//title"))).startsWith("… INCOMPLETE");
    assertThat(Page.words(page.one("//header"))).contains("not finished");
  }

  @Test
  void theSameResultsGiveTheSameBytes() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      String again =
          HtmlReport.render(
              Samples.manifest(true),
              Samples.grey(),
              Optional.of(Samples.judgement(GREY, 0.45, Verdict.PASS)));
      assertThat(again.equals(GREY_HTML))
          .as(
              "first difference at %d",
              Arrays.mismatch(again.toCharArray(), GREY_HTML.toCharArray()))
          .isTrue();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nothingIsLoadedAndNothingRuns() {
    for (Page page : List.of(PAGE, COLOUR_PAGE)) {
      assertThat(page.all("//script | //link | //iframe | //form | //object")).isEmpty();
      assertThat(page.all("//*/@*[starts-with(name(), 'on')]/..")).isEmpty();
      assertThat(page.all("//*[@src]"))
          .allMatch(e -> e.getAttribute("src").startsWith("data:image/png;base64,"));
      assertThat(page.all("//*[@href]")).allMatch(e -> e.getAttribute("href").startsWith("#"));
      assertThat(page.one("//meta[@http-equiv]").getAttribute("content"))
          .startsWith("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    }
    assertThat(COLOUR_HTML.replace("http://www.w3.org/1999/xhtml", "")).doesNotContain("http:");
  }

  @Test
  void everyLinkHasItsTargetAndEveryIdIsUnique() {
    for (Page page : List.of(PAGE, COLOUR_PAGE)) {
      List<String> ids = ids(page, "//*[@id]");
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(page.all("//a").stream().map(a -> a.getAttribute("href").substring(1)))
          .allMatch(ids::contains);
    }
  }

  @Test
  void tablesAndChartsAreSpokenToo() {
    assertThat(PAGE.all("//table[not(caption)]")).isEmpty();
    assertThat(PAGE.all("//th[not(@scope)]")).isEmpty();
    assertThat(PAGE.all("//svg[not(@aria-hidden) and not(@aria-label)]")).isEmpty();
    assertThat(PAGE.all("//figure[svg][not(figcaption)]")).isEmpty();
    assertThat(PAGE.all("//*[@id='curve']//details//table")).hasSize(1);
    assertThat(PAGE.one("/html").getAttribute("lang")).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"robust", "secure", "safe"})
  void bigWordsAreUsedOnlyWithTheThreatModel(String word) {
    List<String> sentences = new ArrayList<>();
    Stream.of(PAGE, COLOUR_PAGE)
        .flatMap(page -> page.all("//main//*[not(*)]").stream())
        .map(Page::words)
        .filter(text -> text.toLowerCase(Locale.ROOT).matches(".*\\b" + word + ".*"))
        .filter(text -> !text.contains("under the stated threat model"))
        .forEach(sentences::add);
    sentences.removeIf(text -> text.contains("safetensors"));
    assertThat(sentences).isEmpty();
  }

  private static List<String> ids(Page page, String path) {
    return page.all(path).stream().map(e -> e.getAttribute("id")).toList();
  }
}
