package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.text.Headline;
import org.gauntlet.reports.text.Headline.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictSectionTest {
  @ParameterizedTest
  @CsvSource({
    "PASS, ✓, pass",
    "FAIL, ✕, fail",
    "INCONCLUSIVE, ?, unsure",
    "UNRELIABLE, !, doubt",
    "INCOMPLETE, …, calm",
    "WAIVED, –, calm",
    "UNJUDGED, –, calm"
  })
  void everyStateHasItsWordItsSignAndItsTone(State state, String sign, String tone) {
    Page page = page(new Draft(), new Headline(state, "So."), Optional.empty());
    assertThat(page.words("//strong")).containsExactly(state.name());
    assertThat(page.words("//span[@class='sign']")).containsExactly(sign);
    assertThat(page.all("//div[@class='verdict " + tone + "']")).hasSize(1);
  }

  @Test
  void theExitCodeIsThatOfTheJudgement() {
    Headline headline = new Headline(State.FAIL, "So.");
    Judgement judged = new Judgement(List.of(), true, 10, "So.");
    assertThat(page(new Draft(), headline, Optional.of(judged)).words("//p[@class='word']/span"))
        .containsExactly("Exit code 10");
    assertThat(page(new Draft(), headline, Optional.empty()).words("//p[@class='word']/span"))
        .containsExactly("Not judged by a gate");
    assertThat(page(new Draft(), headline, Optional.of(judged)).all("//table")).isEmpty();
  }

  @Test
  void tilesRepeatTheFiguresOfTheRecord() {
    Page page =
        tiles(
            new Draft()
                .clean(new Proportion(1900, 2000, 0.94, 0.96, 0.9))
                .robust(new Robustness(Norm.L2, 0.5f, 1, 8, 0.003, 0.53, 0.95))
                .unassessed(1234));
    assertThat(page.words("//dt"))
        .containsExactly(
            "Clean accuracy", "Accuracy under attack, ℓ2 ≤ 0.5", "Findings", "Not assessed");
    assertThat(page.words("//span[@class='figure']"))
        .containsExactly("95.0 %", "≤ 12.5 %", "0", "1,234");
    assertThat(page.words("//span[@class='detail']"))
        .containsExactly(
            "90 % interval [94.0, 96.0] n = 2,000",
            "95 % interval [0.300, 53.0] n = 8",
            "nothing speaks against the figures",
            "examples on which something failed");
  }

  @Test
  void findingsThatBlockAreCountedAmongAll() {
    Finding doubt = new Finding(Finding.Kind.ERRORS, true, "e", List.of());
    Finding note = new Finding(Finding.Kind.ERRORS, false, "e", List.of());
    Page page = tiles(new Draft().findings(List.of(doubt, note, doubt)));
    assertThat(page.words("//div[dt='Findings']/dd"))
        .containsExactly("32 of them block a passing verdict");
  }

  @Test
  void nothingCountedIsADashAndNeverNought() {
    Page page =
        tiles(
            new Draft()
                .clean(new Proportion(0, 0, 0, 1, 0.95))
                .robust(new Robustness(Norm.LINF, 0.1f, 0, 0, 0, 1, 0.95)));
    assertThat(page.words("//span[@class='figure']")).startsWith("–", "≤ –");
  }

  @Test
  void hostileSentencesStayOneBoundedSentence() {
    Headline headline = new Headline(State.PASS, "<b>\n\u202e" + "x".repeat(5000));
    String sentence =
        page(new Draft(), headline, Optional.empty())
            .one("//p[@class='sentence']")
            .getTextContent();
    assertThat(sentence).startsWith("<b>␊[U+202E]xx").endsWith("x…");
    assertThat(sentence).hasSize(1500 - 1 + "[U+202E]".length());
  }

  private static Page tiles(Draft draft) {
    return page(draft, new Headline(State.UNJUDGED, "So."), Optional.empty());
  }

  private static Page page(Draft draft, Headline headline, Optional<Judgement> judgement) {
    return Page.of(VerdictSection.render(headline, draft.evaluation(), judgement, new Anchors()));
  }
}
