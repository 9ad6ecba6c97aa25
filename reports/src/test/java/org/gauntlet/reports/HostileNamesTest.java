package org.gauntlet.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages whose every string tries to be more than a string. */
class HostileNamesTest {
  private static final Page TAME = Page.of(render("x"));

  static Stream<String> payloads() {
    return Stream.of(
        "</script><img src=x onerror=alert(1)>",
        "\"]]>'><svg onload=alert(1)>",
        "a\u2028b\u2029c\u0000\u0007\u001b[31m\r\n",
        "{{7*7}}${7*7}<%= 7*7 %>",
        "javascript:alert(1)",
        "</style><style>*{display:none}",
        "--><!-- <![CDATA[ &lt; &#x3c; &amp;",
        "x".repeat(300),
        "👍".repeat(300),
        "cat\u202egnp.exe\u2066\u200f",
        "\ud800lone\udc00\uffff\ufffe",
        "=HYPERLINK(\"http://example.org\")",
        "",
        " ");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyStringOfTheRecordsStaysText(String payload) {
    String html = render(payload);
    Page page = Page.of(html);
    assertThat(page.all("//script | //style | //meta | //svg").size())
        .isEqualTo(TAME.all("//script | //style | //meta | //svg").size());
    assertThat(page.all("//article").size()).isEqualTo(TAME.all("//article").size());
    assertThat(page.all("//tr").size()).isEqualTo(TAME.all("//tr").size());
    assertThat(page.all("//*/@*[starts-with(name(), 'on')]/..")).isEmpty();
    assertThat(html.codePoints())
        .noneMatch(c -> c == 0x202E || c == 0x2028 || c == 0x2066 || (c < 0x20 && c != '\n'));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void idsStayUniqueAndPlain(String payload) {
    Page page = Page.of(render(payload));
    assertThat(page.all("//*[@id]").stream().map(e -> e.getAttribute("id")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z0-9-]+"));
  }

  private static String render(String s) {
    return HtmlReport.render(
        Hostile.manifest(s), Hostile.evaluation(s, 12), Optional.of(Hostile.judgement(s)));
  }
}
