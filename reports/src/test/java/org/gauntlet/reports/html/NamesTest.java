package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.text.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({"0, cat", "1, dog", "2, class 2", "-1, class -1", "2147483647, class 2147483647"})
  void aClassWithoutANameHasItsNumber(int index, String name) {
    assertThat(Names.ofClass(List.of("cat", "dog"), index)).isEqualTo(name);
  }

  @Test
  void namesAreCutAtSixtyFourCharactersAndCodeAtAThousand() {
    String raw = "x".repeat(2000);
    assertThat(Page.words(Page.of(Names.name(raw)).one("/bdi"))).hasSize(64).endsWith("x…");
    assertThat(Page.words(Page.of(Names.code(raw)).one("/code"))).hasSize(1000).endsWith("x…");
    assertThat(Names.ofClass(List.of(raw), 0)).hasSize(64).endsWith("x…");
    assertThat(Names.prose(raw).value()).hasSize(1000).endsWith("x…");
    assertThat(Page.words(Page.of(Names.name("x".repeat(64))).one("/bdi"))).endsWith("xx");
  }

  @Test
  void optionsMayBreakBehindTheirCommasOnly() {
    assertThat(pieces("pgd:steps=40,step=0.01,restarts=10"))
        .containsExactly("pgd:steps=40,", "step=0.01,", "restarts=10");
    assertThat(pieces("fgsm")).containsExactly("fgsm");
    assertThat(pieces("a,")).containsExactly("a,");
    assertThat(Page.of(Names.spec("a,b")).all("//wbr")).hasSize(2);
  }

  @Property(tries = 300)
  void breakingLosesNoCharacter(@ForAll String raw) {
    assertThat(String.join("", pieces(raw))).isEqualTo(Plain.line(raw, 1000));
  }

  @Test
  void aNameCannotTurnTheTextAroundIt() {
    Page page = Page.of(Names.name("\u202ecod\n<i>"));
    assertThat(page.one("/bdi").getTextContent()).isEqualTo("[U+202E]cod␊<i>");
  }

  private static List<String> pieces(String raw) {
    Element inner = (Element) Names.spec(raw).children().getFirst();
    return inner.children().stream()
        .filter(Text.class::isInstance)
        .map(node -> ((Text) node).value())
        .collect(Collectors.toList());
  }
}
