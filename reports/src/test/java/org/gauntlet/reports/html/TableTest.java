package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      new Table(
          "Who is how old.",
          List.of(Column.words("Name"), Column.numbers("Age")),
          Table.parted(
              List.of(
                  Table.Row.of("row-a", "Ann", "7"),
                  Table.Row.of("", "Ben", "8"),
                  Table.Row.of("", "Cid", "9")),
              List.of(1, 1, 2)));

  @Test
  void headingsAndRowNamesCarryTheirScope() {
    Page page = page(TABLE.render());
    assertThat(page.all("//thead//th").stream().map(e -> e.getAttribute("scope")))
        .containsExactly("col", "col");
    assertThat(page.all("//tbody//th").stream().map(e -> e.getAttribute("scope")))
        .containsExactly("row", "row", "row");
    assertThat(page.all("//td").stream().map(e -> e.getAttribute("class")))
        .containsExactly("n", "n", "n");
    assertThat(Page.words(page.one("//caption"))).isEqualTo("Who is how old.");
  }

  @Test
  void itScrollsByKeyboard() {
    var around = page(TABLE.render()).one("/div");
    assertThat(around.getAttribute("tabindex")).isEqualTo("0");
    assertThat(around.getAttribute("aria-label")).isEqualTo("Who is how old.");
  }

  @Test
  void rowsCanBeLinkedAndParted() {
    Page page = page(TABLE.render());
    assertThat(page.all("//tr[@id]")).hasSize(1);
    assertThat(page.one("//tr[@class='parted']").getTextContent()).isEqualTo("Cid9");
  }

  @Test
  void heatCellsCarryNumberAndShade() {
    HeatMap map =
        new HeatMap(
            "Heat.",
            "from",
            List.of("a", "b"),
            List.of("x", "y"),
            List.of(
                List.of(HeatMap.Cell.of("0", "", 0), HeatMap.Cell.of("1", "n 5", 0.01)),
                List.of(HeatMap.Cell.of("99", "", 1), HeatMap.Cell.blank())));
    Page page = page(map.render());
    assertThat(page.all("//td").stream().map(e -> e.getAttribute("class")))
        .containsExactly("h0", "h1", "h8", "h0");
    assertThat(page.all("//td").stream().map(e -> e.getTextContent()))
        .containsExactly("0", "1n 5", "99", "·");
    assertThat(page.all("//th[@scope='row']")).hasSize(2);
    assertThat(page.all("//th[@scope='col']")).hasSize(3);
  }

  @Test
  void shadesAreBounded() {
    assertThat(HeatMap.Cell.of("", "", 7).shade()).isEqualTo(Colour.SHADES - 1);
    assertThat(HeatMap.Cell.of("", "", -7).shade()).isZero();
    assertThatThrownBy(() -> new HeatMap.Cell("", "", Colour.SHADES))
        .hasMessage("shade must be >= 0 and < 9, got 9");
  }

  private static Page page(Element element) {
    StringBuilder out = new StringBuilder();
    element.appendTo(out);
    return Page.of(out.toString());
  }
}
