package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static final String SHEET = Page.of(Style.render()).one("/style").getTextContent();

  @Test
  void everyVariableThatIsUsedIsAColourOfThePalette() {
    Set<String> used = all("var\\(--([a-z0-9-]+)\\)");
    assertThat(used).contains("ink", "card", "heat-0", "heat-8");
    assertThat(all("--([a-z0-9-]+):")).containsAll(used);
  }

  @Test
  void bothLooksDefineTheSameNames() {
    String day = SHEET.substring(0, SHEET.indexOf("@media screen"));
    String night = SHEET.substring(day.length(), SHEET.indexOf("}}", day.length()));
    for (Colour colour : Colour.values()) {
      String name = "--" + colour.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":#";
      assertThat(day).containsOnlyOnce(name + "%06x;".formatted(colour.day()));
      assertThat(night).containsOnlyOnce(name + "%06x;".formatted(colour.night()));
    }
  }

  @Test
  void everyShadeHasItsRule() {
    assertThat(all("\\.h([0-9]+)\\{background:var\\(--heat-[0-9]+\\)\\}"))
        .isEqualTo(
            IntStream.range(0, Colour.SHADES)
                .mapToObj(Integer::toString)
                .collect(Collectors.toSet()));
  }

  @Test
  void itLoadsNothing() {
    assertThat(SHEET).doesNotContain("url(", "@import", "@font-face", "http:", "https:");
  }

  /** A style sheet is no markup in HTML, so an entity in it would stay as it is written. */
  @Test
  void itReadsTheSameInHtmlAndXml() {
    StringBuilder out = new StringBuilder();
    Style.render().appendTo(out);
    assertThat(out).doesNotContain("&").hasToString("<style>" + SHEET + "</style>");
  }

  private static Set<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(SHEET)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }
}
