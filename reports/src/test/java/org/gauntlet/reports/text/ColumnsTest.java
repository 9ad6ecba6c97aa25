package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void wordsStandLeftAndFiguresRight() {
    String table =
        new Columns(
                List.of("gate", "value", "n"),
                List.of(List.of("clean", "97.8\u00a0%", "1,000"), List.of("linf", "≤ 8.00 %", "5")))
            .render();
    assertThat(table)
        .isEqualTo(" gate      value      n\n clean    97.8 %  1,000\n linf   ≤ 8.00 %      5\n");
  }

  @Test
  void aColumnWithOneWordInItStaysLeft() {
    String table =
        new Columns(List.of("a", "b"), List.of(List.of("x", "12"), List.of("y", "no"))).render();
    assertThat(table).isEqualTo(" a  b\n x  12\n y  no\n");
  }

  @Property
  void noCellBreaksItsLineWhateverItHolds(
      @ForAll @Size(min = 2, max = 2) List<String> first,
      @ForAll @Size(min = 2, max = 2) List<String> second) {
    String table = new Columns(List.of("a", "b"), List.of(first, second)).render();
    assertThat(table.chars().filter(c -> c == '\n')).hasSize(3);
    assertThat(table).endsWith("\n");
    assertThat(table.replace("\n", "").codePoints()).noneMatch(Character::isISOControl);
  }
}
