package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreatSectionTest {
  @ParameterizedTest
  @CsvSource({
    "L1, 12, ℓ1 ≤ 12 — the absolute changes of all input values add up to at most this, 0",
    "L2, 0.5, ℓ2 ≤ 0.5 — the change as a whole has at most this Euclidean length, 0",
    "LINF, 0.3, ℓ∞ ≤ 0.3 — every input value may change by at most this, 1"
  })
  void theAllowedChangeIsToldInWords(Norm norm, float epsilon, String words, int drawings) {
    Page page = page(new Draft().robust(at(norm, epsilon)));
    assertThat(fact(page, "Allowed change")).isEqualTo(words);
    assertThat(page.all("//svg")).hasSize(drawings);
  }

  @Test
  void allBudgetsStandInTheirOrder() {
    Draft draft =
        new Draft().curve(List.of(at(Norm.LINF, 0.2f), at(Norm.LINF, 0.1f), at(Norm.L2, 1)));
    assertThat(fact(page(draft), "All budgets")).isEqualTo("ℓ∞ ≤ 0.2 = 51/255 · ℓ∞ ≤ 0.1 · ℓ2 ≤ 1");
  }

  @Test
  void aPageNamesTwentyBudgetsAtMost() {
    Draft draft =
        new Draft().curve(IntStream.rangeClosed(1, 25).mapToObj(i -> at(Norm.L2, i)).toList());
    assertThat(fact(page(draft), "All budgets")).endsWith("· ℓ2 ≤ 20");
  }

  @Test
  void inputsAreToldByShapeRangeAndClasses() {
    Domain domain = new Domain(Shape.of(3, 32, 32), -1, 1.5f, 1000);
    assertThat(fact(page(new Draft().on(domain, List.of())), "Inputs"))
        .isEqualTo("shape (3, 32, 32), values from -1 to 1.5, 1,000 classes");
  }

  @Test
  void everyKindOfKnowledgeIsNamedOnce() {
    Draft draft =
        new Draft()
            .attacks(
                List.of(
                    seeing("gradients", ""), seeing("labels", "twin"), seeing("gradients", "")));
    assertThat(fact(page(draft), "The adversary sees")).isEqualTo("gradients; labels of twin");
  }

  @Test
  void tenKindsOfKnowledgeAreEnough() {
    List<AttackResult> many = IntStream.range(0, 30).mapToObj(i -> seeing("view" + i, "")).toList();
    assertThat(fact(page(new Draft().attacks(many)), "The adversary sees"))
        .endsWith("view9")
        .hasSize(10 * 5 + 9 * 2);
  }

  @Test
  void longAndHostileSourcesAreCutAndNeutralised() {
    Draft draft =
        new Draft().attacks(Collections.nCopies(3, seeing("x", "\n<b>" + "y".repeat(99))));
    String words = fact(page(draft), "The adversary sees");
    assertThat(words).startsWith("x of ␊<b>yy").endsWith("y…").hasSize(80);
  }

  @Test
  void whatIsNotThereIsADash() {
    Page page = page(new Draft());
    assertThat(fact(page, "All budgets")).isEqualTo("–");
    assertThat(fact(page, "The adversary sees")).isEqualTo("–");
  }

  private static String fact(Page page, String term) {
    return Page.words(page.one("//div[dt='" + term + "']/dd"));
  }

  private static Robustness at(Norm norm, float epsilon) {
    return new Robustness(norm, epsilon, 1, 2, 0, 1, 0.95);
  }

  private static AttackResult seeing(String access, String source) {
    return new AttackResult("a", "a", access, source, Norm.LINF, 0.1f, 1, 1, 0, 0, 0, 1, 1, 1);
  }

  private static Page page(Draft draft) {
    return Page.of(ThreatSection.render(draft.evaluation()));
  }
}
