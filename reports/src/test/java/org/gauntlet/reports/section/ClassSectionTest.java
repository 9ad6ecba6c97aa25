package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Proportion;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class ClassSectionTest {
  @Test
  void aRowHasBothAccuraciesTheirIntervalsAndTheDrop() {
    ClassResult cat =
        new ClassResult(
            "cat",
            new Proportion(900, 1000, 0.88, 0.92, 0.95),
            new Proportion(125, 1000, 0.1, 0.15, 0.95));
    assertThat(page(List.of(cat)).rows("classes", 0))
        .containsExactly(
            List.of(
                "cat", "90.0 %", "[88.0, 92.0]", "12.5 %", "[10.0, 15.0]", "77.5", "", "1,000"));
  }

  @Test
  void theLargestDropComesFirstAndEqualOnesKeepTheirOrder() {
    Page page = page(List.of(drop("a", 1), drop("b", 5), drop("c", 1), drop("d", 9)));
    assertThat(page.words("//tbody//th")).containsExactly("d", "b", "a", "c");
    assertThat(page.values("//tbody/tr", "id"))
        .containsExactly("class-3", "class-1", "class-0", "class-2");
  }

  @Test
  void columnsNameTheThreatAndTheConfidence() {
    assertThat(page(List.of(drop("a", 1))).words("//thead//th"))
        .containsExactly(
            "Class",
            "Clean",
            "95 % interval",
            "Under ℓ∞ ≤ 0.1",
            "95 % interval",
            "Drop, points",
            "0 to 100 %",
            "n");
  }

  @Test
  void noClassesAreAnEmptyTable() {
    Page page = page(List.of());
    assertThat(page.all("//tbody/tr")).isEmpty();
    assertThat(page.words("//thead//th").get(2)).isEqualTo("Interval, %");
  }

  @Test
  void aHundredClassesAreShownAndTheCutIsSaid() {
    assertThat(page(Collections.nCopies(100, drop("a", 1))).all("//p[@class='cut']")).isEmpty();
    Page page = page(Collections.nCopies(1000, drop("a", 1)));
    assertThat(page.all("//tbody/tr")).hasSize(100);
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 100 of 1,000 classes are shown");
  }

  @Test
  void theHardestHitSurviveTheCut() {
    List<ClassResult> classes = new ArrayList<>(Collections.nCopies(100, drop("a", 1)));
    classes.add(drop("worst", 9));
    assertThat(page(classes).words("//tbody//th").getFirst()).isEqualTo("worst");
  }

  private static ClassResult drop(String name, int lost) {
    return new ClassResult(
        name,
        new Proportion(10, 10, 0.7, 1, 0.95),
        new Proportion(10 - lost, 10, 0.01, 0.99, 0.95));
  }

  private static Page page(List<ClassResult> classes) {
    return Page.of(ClassSection.render(new Draft().classes(classes).evaluation()));
  }
}
