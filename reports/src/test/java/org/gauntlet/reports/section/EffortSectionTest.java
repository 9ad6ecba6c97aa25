package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class EffortSectionTest {
  @Test
  void passesAreCountedPerRunAndPerExample() {
    Page page = page(List.of(run("pgd", 1000, 3_000_000_000L, 2_999_000_000L, 63.84)), 0);
    assertThat(page.rows("effort", 0))
        .containsExactly(
            List.of("pgd", "ℓ∞ ≤ 0.1", "3,000,000,000", "2,999,000,000", "", "3000000", "63.8"));
  }

  /** The longest bar is 90 long, and counts both directions. */
  @Test
  void barsCompareAllPasses() {
    Page page =
        page(List.of(run("a", 1, 30, 30, 1), run("b", 1, 30, 0, 1), run("c", 1, 0, 0, 1)), 0);
    assertThat(page.values("//rect", "width")).containsExactly("90", "45", "0");
  }

  @Test
  void runsThatAskedNothingHaveBarsOfNoLength() {
    Page page = page(List.of(run("idle", 0, 0, 0, 0)), 0);
    assertThat(page.values("//rect", "width")).containsExactly("0");
    assertThat(page.rows("effort", 0).getFirst())
        .containsExactly("idle", "ℓ∞ ≤ 0.1", "0", "0", "", "–", "0");
  }

  @Test
  void whatWasNotAssessedIsSaidEvenWhenItIsNothing() {
    assertThat(page(List.of(), 0).words("/section/p")).contains(sentence("0"));
    assertThat(page(List.of(), 1234).words("/section/p")).contains(sentence("1,234"));
  }

  @Test
  void theCutIsSaid() {
    Page page = page(Collections.nCopies(250, run("a", 1, 1, 1, 1)), 0);
    assertThat(page.all("//tbody/tr")).hasSize(200);
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 200 of 250 attack runs are shown");
  }

  private static String sentence(String count) {
    return count
        + " examples were not assessed because the model or an attack failed on them; they count"
        + " on neither side.";
  }

  private static AttackResult run(
      String name, int attacked, long forwards, long backwards, double seconds) {
    return new AttackResult(
        name, name, "x", "", Norm.LINF, 0.1f, attacked, 0, 0, 0, 0, forwards, backwards, seconds);
  }

  private static Page page(List<AttackResult> runs, int unassessed) {
    return Page.of(
        EffortSection.render(new Draft().attacks(runs).unassessed(unassessed).evaluation()));
  }
}
