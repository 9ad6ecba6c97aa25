package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.HeatMap.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeatMapTest {
  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "0, 0",
    "1e-9, 1",
    "0.125, 1",
    "0.126, 2",
    "0.5, 4",
    "0.999, 8",
    "1, 8",
    "2, 8"
  })
  void anythingAboveNothingIsVisiblyWarm(double heat, int shade) {
    assertThat(Cell.of("x", "", heat).shade()).isEqualTo(shade);
  }

  @Property
  void moreHeatIsNeverPaler(
      @ForAll @DoubleRange(min = -1, max = 2) double a,
      @ForAll @DoubleRange(min = -1, max = 2) double b) {
    assertThat(Cell.of("", "", Math.min(a, b)).shade())
        .isLessThanOrEqualTo(Cell.of("", "", Math.max(a, b)).shade());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9, 100})
  void shadesOutsideThePaletteAreRefused(int shade) {
    assertThatThrownBy(() -> new Cell("1", "", shade))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shade must be >= 0 and < 9, got " + shade);
  }

  @Test
  void rowsAndColumnsAreNamedInTheirOrder() {
    Page page = page(map(List.of("r1", "r2"), List.of("c1", "c2")));
    assertThat(page.words("//thead//th")).containsExactly("from", "c1", "c2");
    assertThat(page.words("//tbody//th")).containsExactly("r1", "r2");
    assertThat(page.words("//tbody/tr[2]/td")).containsExactly("r2c1", "r2c2");
    assertThat(page.values("//thead//th", "scope")).containsOnly("col");
    assertThat(page.values("//tbody//th", "scope")).containsOnly("row");
    assertThat(page.words("//caption")).containsExactly("Heat.");
  }

  @Test
  void anEmptyMatrixHasItsHeadOnly() {
    Page page = page(map(List.of(), List.of()));
    assertThat(page.words("//th")).containsExactly("from");
    assertThat(page.all("//tbody/tr | //td")).isEmpty();
  }

  @Test
  void hostileNamesStandApartFromTheTableAround() {
    Page page = page(map(List.of("</th><b>&"), List.of("\u202egpj")));
    assertThat(page.words("//th/bdi")).containsExactly("[U+202E]gpj", "</th><b>&");
    assertThat(page.all("//b")).isEmpty();
  }

  @Test
  void aDetailStandsSmallBelowItsFigure() {
    Page page =
        page(
            new HeatMap(
                "Heat.",
                "from",
                List.of("r"),
                List.of("c", "d"),
                List.of(List.of(Cell.of("5", "n 9", 1), Cell.blank()))));
    assertThat(page.words("//td[@class='h8']/small")).containsExactly("n 9");
    assertThat(page.words("//td[@class='h0']")).containsExactly("·");
    assertThat(page.all("//td[@class='h0']/small")).isEmpty();
    assertThat(page.one("/div").getAttribute("class")).isEqualTo("scroll snug");
  }

  @Test
  void whatItWasMadeOfMayChangeAfterwards() {
    List<String> names = new ArrayList<>(List.of("r"));
    HeatMap map = map(names, List.of("c"));
    names.add("late");
    assertThat(map.rowNames()).containsExactly("r");
  }

  private static HeatMap map(List<String> rows, List<String> columns) {
    return new HeatMap(
        "Heat.",
        "from",
        rows,
        columns,
        rows.stream()
            .map(r -> columns.stream().map(c -> Cell.of(r + c, "", 0.5)).toList())
            .toList());
  }

  private static Page page(HeatMap map) {
    return Page.of(map.render());
  }
}
