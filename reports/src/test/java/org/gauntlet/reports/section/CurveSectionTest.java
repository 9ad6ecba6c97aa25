package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class CurveSectionTest {
  private static final Robustness AT_TENTH = at(Norm.LINF, 0.1f, 40, 100);

  @Test
  void theTableBeginsWithCleanAccuracyAndKeepsTheOrder() {
    Page page = page(List.of(AT_TENTH, at(Norm.LINF, 0.2f, 7, 100)));
    assertThat(page.rows("curve", 0))
        .containsExactly(
            List.of("0", "90.0 %", "[80.0, 95.0]", "90", "100"),
            List.of("0.1", "40.0 %", "[0, 100]", "40", "100"),
            List.of("0.2 = 51/255", "7.00 %", "[0, 100]", "7", "100"));
    assertThat(page.words("//thead//th").get(2)).isEqualTo("95 % interval");
  }

  @Test
  void everyRowOfTheTableIsADotOfTheChart() {
    Page page = page(List.of(at(Norm.LINF, 0.05f, 60, 100), AT_TENTH));
    assertThat(page.values("//circle", "cx")).containsExactly("52", "512", "972");
    assertThat(page.values("//circle", "cy")).containsExactly("54.6", "140.4", "197.6");
  }

  @Test
  void aBudgetOfNothingIsDrawnOnceAndABudgetWithoutExamplesNotAtAll() {
    Page page = page(List.of(at(Norm.LINF, 0, 90, 100), AT_TENTH, at(Norm.LINF, 0.2f, 0, 0)));
    assertThat(page.all("//circle")).hasSize(2);
    assertThat(page.rows("curve", 0)).hasSize(4);
    assertThat(page.rows("curve", 0).getLast()).containsExactly("0.2 = 51/255", "–", "–", "0", "0");
  }

  @Test
  void eachNormHasItsChartInTheOrderOfTheNorms() {
    Page page = page(List.of(AT_TENTH, at(Norm.L1, 3, 5, 100), at(Norm.L2, 1, 5, 100)));
    assertThat(page.values("//svg", "aria-label"))
        .extracting(label -> label.substring(0, 19))
        .containsExactly("Accuracy against ℓ1", "Accuracy against ℓ2", "Accuracy against ℓ∞");
  }

  @Test
  void withoutBudgetsOrExamplesTheSectionSaysSo() {
    assertThat(page(List.of()).words("//p[@class='empty']"))
        .containsExactly("No budget was measured.");
    Draft nothing = new Draft().clean(new Proportion(0, 0, 0, 1, 0.95)).curve(List.of(AT_TENTH));
    Page page = Page.of(CurveSection.render(nothing.evaluation()));
    assertThat(page.all("//svg")).isEmpty();
    assertThat(page.all("//p[@class='empty']")).hasSize(1);
  }

  @Test
  void sixtyBudgetsAreShownAndTheCutIsSaid() {
    Page page =
        page(
            IntStream.rangeClosed(1, 61)
                .mapToObj(i -> at(Norm.LINF, i / 100f, 61 - i, 100))
                .toList());
    assertThat(page.rows("curve", 0)).hasSize(61);
    assertThat(page.all("//circle")).hasSize(61);
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 60 of 61 budgets are shown");
  }

  private static Robustness at(Norm norm, float epsilon, int hits, int of) {
    return new Robustness(norm, epsilon, hits, of, 0, 1, 0.95);
  }

  private static Page page(List<Robustness> curve) {
    return Page.of(CurveSection.render(new Draft().curve(curve).evaluation()));
  }
}
