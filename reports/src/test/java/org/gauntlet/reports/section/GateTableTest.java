package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Proportion;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.Samples;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.html.Element;
import org.junit.jupiter.api.Test;

class GateTableTest {
  private static final Proportion HALF = new Proportion(50, 100, 0.4, 0.6, 0.95);

  @Test
  void noGatesAreNoTable() {
    assertThat(page(List.of()).all("/div/*")).isEmpty();
  }

  @Test
  void aRowHasWhatWasMeasuredAndWhatWasAskedFor() {
    GateResult gate = Samples.gate("g", "robust-accuracy", Verdict.FAIL, HALF, 0.55, "short of it");
    assertThat(page(List.of(gate)).rows("gates", 0))
        .containsExactly(
            List.of(
                "gaccuracy under ℓ∞ ≤ 0.1",
                "✕ FAIL",
                "50.0 %",
                "[40.0, 60.0]",
                "",
                "≥ 55 %",
                "100",
                "short of itrule lower-bound at 95 %"));
  }

  /** The line begins at 5 and is 160 long. */
  @Test
  void theThresholdIsDrawnWhereItWasSet() {
    GateResult gate = Samples.gate("g", "clean-accuracy", Verdict.PASS, HALF, 0.75, "");
    Page page = page(List.of(gate));
    assertThat(page.values("//line[@class='threshold']", "x1")).containsExactly("125");
    assertThat(page.values("//rect[@class='band attacked']", "x")).containsExactly("69");
  }

  @Test
  void aFigureNextToItsThresholdGetsTheDigitsThatTellThemApart() {
    Proportion close = new Proportion(49_999, 100_000, 0.49, 0.51, 0.95);
    GateResult gate = Samples.gate("g", "clean-accuracy", Verdict.FAIL, close, 0.5, "");
    assertThat(page(List.of(gate)).rows("gates", 0).getFirst().get(2)).isEqualTo("49.999 %");
  }

  @Test
  void gatesKeepTheirOrderAndHaveAnIdEach() {
    GateResult b = Samples.gate("b", "clean-accuracy", Verdict.PASS, HALF, 0.1, "");
    GateResult a = Samples.gate("a", "clean-accuracy", Verdict.WAIVED, HALF, 0.2, "");
    assertThat(page(List.of(b, a, b)).values("//tbody/tr", "id"))
        .containsExactly("gate-b", "gate-a", "gate-b-2");
  }

  @Test
  void aHundredGatesAreShownAndTheCutIsSaid() {
    GateResult gate = Samples.gate("g", "clean-accuracy", Verdict.PASS, HALF, 0.1, "");
    assertThat(page(Collections.nCopies(100, gate)).all("//p[@class='cut']")).isEmpty();
    Page page = page(Collections.nCopies(101, gate));
    assertThat(page.all("//tbody/tr")).hasSize(100);
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 100 of 101 gates are shown");
  }

  private static Page page(List<GateResult> gates) {
    Judgement judgement = new Judgement(gates, true, 0, "");
    return Page.of(
        Element.el("div", GateTable.render(new Draft().evaluation(), judgement, new Anchors()))
            .with("id", "gates"));
  }
}
