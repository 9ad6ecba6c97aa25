package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.text.Plain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "a & b, a &amp; b",
    "<b>, &lt;b&gt;",
    "&amp;, &amp;amp;",
    "say \"x\", say &quot;x&quot;",
    "]]>, ]]&gt;",
    "8/255 ≤ ℓ∞, 8/255 ≤ ℓ∞",
    "it's, it's"
  })
  void markupIsEscapedOnceAndNothingElse(String raw, String written) {
    StringBuilder out = new StringBuilder("before ");
    new Text(raw).appendTo(out);
    assertThat(out).hasToString("before " + written);
  }

  @Property(tries = 200)
  void aParserReadsTheNeutralisedTextBack(@ForAll String raw) {
    Element around = Element.el("p", new Text(raw)).with("title", raw);
    assertThat(Page.of(around).one("/p").getTextContent()).isEqualTo(Plain.text(raw));
  }
}
