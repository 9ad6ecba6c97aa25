package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Confusion;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Subject;
import org.gauntlet.harness.TransferMatrix;
import org.gauntlet.reports.Drawings;
import org.gauntlet.reports.HtmlReport;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.Samples;
import org.junit.jupiter.api.Test;

/** What the sections make of records that are rare but right. */
class OddRecordsTest {
  private static final Proportion NONE = new Proportion(0, 0, 0, 1, 0.95);
  private static final Proportion HALF = new Proportion(50, 100, 0.4, 0.6, 0.95);

  /** Five numbers in, three classes, two of them named; L2; attacked through labels. */
  private static final Evaluation VECTORS =
      new Evaluation(
          Evaluation.SCHEMA,
          new Subject("m", "", "d", "", new Domain(Shape.of(5), -2, 2, 3), List.of("a", "b")),
          HALF,
          new Robustness(Norm.L2, 0.5f, 10, 100, 0.05, 0.18, 0.95),
          List.of(
              new Robustness(Norm.L2, 0.5f, 10, 100, 0.05, 0.18, 0.95),
              new Robustness(Norm.L1, 3, 20, 100, 0.13, 0.3, 0.95)),
          List.of(
              new AttackResult("idle", "idle", "labels", "", Norm.L1, 3, 0, 0, 0, 50, 0, 0, 0, 0),
              new AttackResult(
                  "walk", "walk", "labels", "", Norm.L2, 0.5f, 50, 40, 2, 10, 0.25, 900, 0, 1.5)),
          List.of(
              new ClassResult("a", NONE, NONE),
              new ClassResult("b", HALF, new Proportion(60, 100, 0.5, 0.7, 0.9)),
              new ClassResult("c", HALF, new Proportion(1, 100, 0, 0.06, 0.95))),
          List.of(new Confusion(0, 2, 7), new Confusion(2, 1, 9)),
          List.of(),
          List.of(),
          List.of(
              new GalleryItem("v-1", 0, 0, -1, 2, -1, "walk", 0.25, pixels(), pixels()),
              new GalleryItem("v-1", 0, 0, 0.5, 1, 0.75, "gone", 0.125, pixels(), pixels())),
          Optional.of(
              new TransferMatrix(
                  "walk",
                  "l2",
                  0.5f,
                  List.of("m", "n"),
                  List.of(List.of(NONE, HALF), List.of(HALF, NONE)))),
          2,
          -1);

  private static final Page PAGE =
      Page.of(HtmlReport.render(Samples.manifest(true), VECTORS, Optional.empty()));

  @Test
  void classesWithoutExamplesComeLastAndGainsAreNegativeDrops() {
    List<List<String>> rows = PAGE.rows("classes", 0);
    assertThat(rows.stream().map(List::getFirst)).containsExactly("c", "b", "a");
    assertThat(rows.stream().map(row -> row.get(5))).containsExactly("49.0", "-10.0", "–");
    assertThat(rows.getLast()).containsExactly("a", "–", "–", "–", "–", "–", "", "0");
  }

  @Test
  void everyNormHasACurveOfItsOwn() {
    assertThat(PAGE.all("//*[@id='curve']//figure")).hasSize(2);
    assertThat(PAGE.rows("curve", 0).getLast())
        .containsExactly("3", "20.0 %", "[13.0, 30.0]", "20", "100");
    assertThat(PAGE.rows("curve", 1).getLast())
        .containsExactly("0.5", "10.0 %", "[5.00, 18.0]", "10", "100");
  }

  @Test
  void theThreatModelIsToldInWords() {
    String words = Page.words(PAGE.one("//*[@id='threat']"));
    assertThat(words)
        .contains("ℓ2 ≤ 0.5 — the change as a whole has at most this Euclidean length")
        .contains("shape (5), values from -2 to 2, 3 classes")
        .contains("The adversary sees" + "labels");
    assertThat(PAGE.all("//*[@id='threat']//svg")).isEmpty();
  }

  @Test
  void anAttackThatHadNothingToDoHasDashes() {
    assertThat(PAGE.rows("attacks", 0).getFirst())
        .containsExactly("idleidle", "ℓ1 ≤ 3", "labels", "0", "0", "–", "0", "–", "50 of 100");
    assertThat(PAGE.rows("effort", 0).getFirst().get(5)).isEqualTo("–");
    assertThat(PAGE.rows("effort", 0).get(1).get(5)).isEqualTo("18.0");
    assertThat(Page.words(PAGE.one("//*[@id='effort']"))).contains("2 examples were not assessed");
  }

  @Test
  void answersWithoutConfidenceAndInputsWithoutPictureAreShownAsTheyAre() {
    List<String> cards = PAGE.all("//*[@id='gallery']//article").stream().map(Page::words).toList();
    assertThat(cards)
        .containsExactly(
            "a→class 2true a · ℓ2 0.250 · walk · v-1",
            "a 50.0 %→b 75.0 %true a · ℓ2 0.125 · gone · v-1");
    assertThat(PAGE.all("//img")).isEmpty();
    assertThat(PAGE.all("//*[@id='sample-v-1'] | //*[@id='sample-v-1-2']")).hasSize(2);
  }

  @Test
  void classesWithoutNamesAreRankedByPairInstead() {
    assertThat(PAGE.rows("confusion", 0))
        .containsExactly(List.of("class 2", "b", "9"), List.of("a", "class 2", "7"));
  }

  @Test
  void whatWasNotTransferredIsBlank() {
    assertThat(PAGE.rows("transfer", 0))
        .containsExactly(
            List.of("m", "·", "50.0 %[40.0, 60.0] n 100"),
            List.of("n", "50.0 %[40.0, 60.0] n 100", "·"));
  }

  @Test
  void gatesSayTheirConfidenceOnceWhenItIsOneAndTheirUnknownMetricsByName() {
    GateResult waived = Samples.gate("w", "worst-class", Verdict.WAIVED, HALF, 0.5, "until March");
    GateResult empty = Samples.gate("e", "clean-accuracy", Verdict.UNASSESSED, NONE, 0.5, "");
    Page page = judged(waived, empty);
    assertThat(page.rows("verdict", 0))
        .containsExactly(
            List.of(
                "wworst-class",
                "– WAIVED",
                "50.0 %",
                "[40.0, 60.0]",
                "",
                "≥ 50 %",
                "100",
                "until Marchrule lower-bound at 95 %"),
            List.of(
                "eclean accuracy",
                "– UNASSESSED",
                "–",
                "–",
                "",
                "≥ 50 %",
                "0",
                "rule lower-bound at 95 %"));
    assertThat(headings(page)).contains("95 % interval");
    GateResult other =
        Samples.gate("o", "clean-accuracy", Verdict.PASS, new Proportion(1, 1, 0.1, 1, 0.9), 0, "");
    assertThat(headings(judged(waived, other))).contains("Interval, %");
  }

  private static Page judged(GateResult... gates) {
    Judgement judgement = new Judgement(List.of(gates), true, 11, "Judged.");
    return Page.of(HtmlReport.render(Samples.manifest(true), VECTORS, Optional.of(judgement)));
  }

  private static List<String> headings(Page page) {
    return page.all("//*[@id='verdict']//th[@scope='col']").stream().map(Page::words).toList();
  }

  private static String pixels() {
    return Drawings.base64(new float[5]);
  }
}
