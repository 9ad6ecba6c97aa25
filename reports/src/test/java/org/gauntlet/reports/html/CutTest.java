package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void whatFitsIsShownWhole() {
    Cut<Integer> cut = Cut.first(List.of(1, 2, 3), 3);
    assertThat(cut.shown()).containsExactly(1, 2, 3);
    assertThat(cut.notice("things")).isEmpty();
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Cut<Integer> cut = Cut.first(List.of(1, 2, 3), 2);
    assertThat(cut.shown()).containsExactly(1, 2);
    StringBuilder out = new StringBuilder();
    cut.notice("things").forEach(node -> node.appendTo(out));
    assertThat(out).contains("Only the first 2 of 3 things are shown");
  }
}
