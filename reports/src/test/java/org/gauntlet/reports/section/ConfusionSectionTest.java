package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.Confusion;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class ConfusionSectionTest {
  @Test
  void whereNothingBrokeThereIsNoTable() {
    Page page = page(3, List.of());
    assertThat(page.words("//p[@class='empty']")).containsExactly("No example was broken.");
    assertThat(page.all("//table")).isEmpty();
  }

  @Test
  void rowsAreTrueClassesAndColumnsWhatTheyAreTakenFor() {
    Page page = page(3, List.of(new Confusion(0, 1, 9), new Confusion(2, 0, 1)));
    assertThat(page.rows("confusion", 0))
        .containsExactly(
            List.of("c0", "·", "9", "0"),
            List.of("c1", "0", "·", "0"),
            List.of("c2", "1", "0", "·"));
    assertThat(page.values("//tbody/tr[1]/td", "class")).containsExactly("h0", "h8", "h0");
    assertThat(page.values("//tbody/tr[3]/td", "class")).containsExactly("h1", "h0", "h0");
  }

  @Test
  void aPairThatComesTwiceIsAddedUp() {
    Page page = page(2, List.of(new Confusion(0, 1, 4), new Confusion(0, 1, 3)));
    assertThat(page.rows("confusion", 0).getFirst()).containsExactly("c0", "·", "7");
  }

  @Test
  void largeCountsArePartedByCommas() {
    Page page = page(2, List.of(new Confusion(1, 0, 12_345)));
    assertThat(page.rows("confusion", 0).getLast()).containsExactly("c1", "12,345", "·");
  }

  @Test
  void twentyClassesAreAMatrixAndMoreARanking() {
    List<Confusion> one = List.of(new Confusion(0, 1, 4));
    assertThat(page(20, one).all("//tbody/tr")).hasSize(20);
    assertThat(page(21, one).rows("confusion", 0)).containsExactly(List.of("c0", "c1", "4"));
  }

  @Test
  void theCommonestPairsComeFirstAndTheCutIsSaid() {
    List<Confusion> many =
        IntStream.rangeClosed(1, 61).mapToObj(i -> new Confusion(i, 0, i)).toList();
    Page page = page(100, many);
    List<List<String>> rows = page.rows("confusion", 0);
    assertThat(rows).hasSize(60);
    assertThat(rows.getFirst()).containsExactly("c61", "c0", "61");
    assertThat(rows.getLast()).containsExactly("c2", "c0", "2");
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 60 of 61 pairs of classes are shown");
  }

  private static Page page(int classes, List<Confusion> confusion) {
    Domain domain = new Domain(Shape.of(1, 2, 2), 0, 1, classes);
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
    return Page.of(
        ConfusionSection.render(new Draft().on(domain, names).confusion(confusion).evaluation()));
  }
}
