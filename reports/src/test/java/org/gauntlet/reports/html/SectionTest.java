package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void itIsNamedByItsHeadingForReadersOfScreens() {
    Page page = Page.of(new Section("curve", "Curve", "Where?", List.of()).render());
    assertThat(page.one("/section").getAttribute("id")).isEqualTo("curve");
    assertThat(page.one("/section").getAttribute("aria-labelledby"))
        .isEqualTo(page.one("//h2").getAttribute("id"))
        .isEqualTo("curve-title");
  }

  @Test
  void headingAndLeadStandBeforeTheBodyInItsOrder() {
    Section section = new Section("s", "T & U", "Why <so>?", List.of(el("i", "1"), el("b", "2")));
    assertThat(Page.of(section.render()).words("/section/*"))
        .containsExactly("T & U", "Why <so>?", "1", "2");
    assertThat(Page.of(section.render()).words("//p[@class='lead']")).containsExactly("Why <so>?");
  }

  @Test
  void itsBodyStaysAsItWasGiven() {
    List<Node> body = new ArrayList<>(List.of(el("p", "kept")));
    Section section = new Section("s", "T", "L", body);
    body.clear();
    assertThat(Page.of(section.render()).words("/section/p")).containsExactly("L", "kept");
  }
}
