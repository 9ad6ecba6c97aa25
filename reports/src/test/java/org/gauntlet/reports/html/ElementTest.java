package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.reports.html.Element.el;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.text.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
  @Property
  void anyStringIsReadBackAsTextAndAsAttribute(@ForAll String raw) {
    var element = Page.parse(written(el("p", raw).with("title", raw))).getDocumentElement();
    assertThat(element.getTextContent()).isEqualTo(Plain.text(raw));
    assertThat(element.getAttribute("title"))
        .isEqualTo(Plain.text(raw).replace('\n', ' ').replace('\t', ' '));
  }

  @Test
  void markupInStringsIsOnlyText() {
    assertThat(written(el("p", "</p><script>alert(1)</script>]]>&\"'")))
        .isEqualTo("<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&amp;&quot;'</p>");
    assertThat(written(el("p").with("title", "\"><b onclick=\"x\">")))
        .isEqualTo("<p title=\"&quot;&gt;&lt;b onclick=&quot;x&quot;&gt;\"></p>");
  }

  @Test
  void onlyVoidElementsCloseThemselves() {
    assertThat(written(el("br"))).isEqualTo("<br/>");
    assertThat(written(el("td"))).isEqualTo("<td></td>");
    assertThat(written(el("rect").styled("x"))).isEqualTo("<rect class=\"x\"></rect>");
  }

  @Test
  void elementsAreValues() {
    Element plain = el("p", "a");
    Element styled = plain.styled("x").add(el("b", "c"));
    assertThat(written(plain)).isEqualTo("<p>a</p>");
    assertThat(written(styled)).isEqualTo("<p class=\"x\">a<b>c</b></p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "iframe", "object", "link", "base", "form", "a b", "", "p>"})
  void activeElementsAndBadNamesAreRefused(String name) {
    assertThatThrownBy(() -> el(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an element must be a passive one, got " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "onerror", "on", "a b", "x=\"1\""})
  void handlersAreRefused(String attribute) {
    assertThatThrownBy(() -> el("p").with(attribute, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an attribute must be a passive one, got " + attribute);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://example.org/x.png",
        "//example.org",
        "data:text/html;base64,AA",
        "data:image/svg+xml;base64,AA",
        ""
      })
  void nothingIsLoadedFromAnywhere(String url) {
    assertThatThrownBy(() -> el("a").with("href", url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("href must lead into the page or hold a PNG, got ");
    assertThatThrownBy(() -> el("img").with("src", url))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String written(Node node) {
    StringBuilder out = new StringBuilder();
    node.appendTo(out);
    return out.toString();
  }
}
