package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.TransferMatrix;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class TransferSectionTest {
  private static final Proportion ALL = new Proportion(10, 10, 0.7, 1, 0.95);
  private static final Proportion NONE = new Proportion(0, 10, 0, 0.3, 0.95);
  private static final Proportion HALF = new Proportion(5, 10, 0.2, 0.8, 0.95);

  @Test
  void rowsAreWhereExamplesWereMadeAndColumnsWhoWasAsked() {
    Page page = page(List.of("m", "n"), List.of(List.of(NONE, HALF), List.of(ALL, NONE)));
    assertThat(page.rows("transfer", 0))
        .containsExactly(
            List.of("m", "0 %[0, 30.0] n 10", "50.0 %[20.0, 80.0] n 10"),
            List.of("n", "100 %[70.0, 100] n 10", "0 %[0, 30.0] n 10"));
  }

  @Test
  void theLessWithstandsTheWarmerTheCell() {
    Page page = page(List.of("m", "n"), List.of(List.of(NONE, HALF), List.of(ALL, NONE)));
    assertThat(page.values("//td", "class")).containsExactly("h8", "h4", "h0", "h8");
  }

  @Test
  void theFootnoteSaysHowTheExamplesWereMade() {
    Page page = page(List.of("m"), List.of(List.of(HALF)));
    assertThat(page.words("//p[@class='footnote']"))
        .containsExactly("Made by pgd:steps=40 under l2 ≤ 0.5.");
  }

  @Test
  void sixteenModelsAreShownAndTheCutIsSaid() {
    assertThat(square(16).all("//p[@class='cut']")).isEmpty();
    Page page = square(17);
    assertThat(page.all("//tbody/tr")).hasSize(16);
    assertThat(page.all("//td")).hasSize(16 * 16);
    assertThat(page.words("//thead//th").getLast()).isEqualTo("m15");
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 16 of 17 models are shown");
  }

  @Test
  void longNamesAreCutAndHostileOnesNeutralised() {
    String name = "\u202e<b>" + "x".repeat(100);
    Page page = page(List.of(name), List.of(List.of(HALF)));
    assertThat(page.words("//tbody//th").getFirst()).startsWith("[U+202E]<b>xx").endsWith("x…");
    assertThat(page.words("//tbody//th").getFirst()).hasSize(40 - 1 + "[U+202E]".length());
    assertThat(page.all("//b")).isEmpty();
  }

  private static Page square(int models) {
    return page(
        IntStream.range(0, models).mapToObj(i -> "m" + i).toList(),
        Collections.nCopies(models, Collections.nCopies(models, HALF)));
  }

  private static Page page(List<String> models, List<List<Proportion>> robust) {
    return Page.of(
        TransferSection.render(new TransferMatrix("pgd:steps=40", "l2", 0.5f, models, robust)));
  }
}
