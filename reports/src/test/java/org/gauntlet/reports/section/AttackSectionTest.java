package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.Anchors;
import org.junit.jupiter.api.Test;

class AttackSectionTest {
  private static final AttackResult PGD = Draft.run("pgd", 0.1f, 80, 20);

  @Test
  void aRowHasTheFiguresOfItsRun() {
    AttackResult run =
        new AttackResult(
            "walk", "walk:n=3", "labels", "twin", Norm.L2, 0.5f, 1200, 300, 7, 893, 0.25, 9, 0, 1);
    assertThat(page(List.of(run)).rows("attacks", 0))
        .containsExactly(
            List.of(
                "walkwalk:n=3",
                "ℓ2 ≤ 0.5",
                "labelsmade on twin",
                "1,200",
                "300",
                "25.0 %",
                "7",
                "0.250",
                "893 of 100"));
  }

  /** The whole bar is 90 long. */
  @Test
  void theBarIsAsLongAsTheShareBroken() {
    Page page = page(List.of(PGD, Draft.run("all", 0.1f, 8, 8), Draft.run("none", 0.1f, 8, 0)));
    assertThat(page.values("//rect", "width")).containsExactly("22.5", "90", "0");
  }

  @Test
  void rowsKeepTheOrderTheyRanInAndPartWhereTheBudgetChanges() {
    Page page =
        page(
            List.of(
                Draft.run("b", 0.1f, 9, 1),
                Draft.run("a", 0.1f, 8, 2),
                Draft.run("b", 0.2f, 6, 0)));
    assertThat(page.values("//tbody/tr", "id"))
        .containsExactly("attack-b", "attack-a", "attack-b-2");
    assertThat(page.values("//tbody/tr", "class")).containsExactly("", "", "parted");
  }

  @Test
  void whatBrokeNothingHasNoMedianDistance() {
    List<String> row = page(List.of(Draft.run("pgd", 0.1f, 80, 0))).rows("attacks", 0).getFirst();
    assertThat(row.get(5)).isEqualTo("0 %");
    assertThat(row.get(7)).isEqualTo("–");
  }

  @Test
  void noAttackIsAnEmptyTableAndNoNotice() {
    Page page = page(List.of());
    assertThat(page.all("//tbody/tr")).isEmpty();
    assertThat(page.all("//p[@class='cut']")).isEmpty();
  }

  @Test
  void twoHundredRunsAreShownAndTheCutIsSaid() {
    assertThat(page(Collections.nCopies(200, PGD)).all("//p[@class='cut']")).isEmpty();
    Page page = page(Collections.nCopies(201, PGD));
    assertThat(page.all("//tbody/tr")).hasSize(200);
    assertThat(page.words("//p[@class='cut']"))
        .containsExactly(
            "Only the first 200 of 201 attack runs are shown; all of them stand in"
                + " evaluation.json.");
  }

  @Test
  void hostileNamesStayNames() {
    Page page = page(List.of(Draft.run("</td><script>\u202e", 0.1f, 5, 1)));
    assertThat(page.all("//script")).isEmpty();
    assertThat(page.values("//tbody/tr", "id")).containsExactly("attack-td-script");
    assertThat(page.rows("attacks", 0).getFirst().getFirst()).startsWith("</td><script>[U+202E]");
  }

  private static Page page(List<AttackResult> runs) {
    return Page.of(AttackSection.render(new Draft().attacks(runs).evaluation(), new Anchors()));
  }
}
