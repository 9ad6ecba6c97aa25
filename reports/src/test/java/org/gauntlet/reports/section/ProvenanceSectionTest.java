package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.harness.Manifest;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.junit.jupiter.api.Test;

class ProvenanceSectionTest {
  @Test
  void theCommandCanBeTypedAsItStands() {
    Page page = page(facts(0), "");
    assertThat(page.words("//pre")).containsExactly("gauntlet run --model 'my net' --eps 8/255");
    assertThat(page.one("//pre").getAttribute("tabindex")).isEqualTo("0");
  }

  @Test
  void whatWasJudgedIsNamedWithItsHashAndItsSeed() {
    assertThat(page(facts(0), "later").rows("reproduce", 0))
        .containsExactly(
            List.of("model", "model"),
            List.of("model SHA-256", "aa"),
            List.of("data", "data"),
            List.of("data SHA-256", "bb"),
            List.of("seed", "7"),
            List.of("started", "now"),
            List.of("finished", "later"));
    assertThat(page(facts(0), "").rows("reproduce", 0).getLast())
        .containsExactly("finished", "not finished");
  }

  @Test
  void settingsKeepTheirOrder() {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("z", "1");
    settings.put("a", "<i>\u0000");
    assertThat(page(settings, "").rows("reproduce", 1))
        .containsExactly(List.of("z", "1"), List.of("a", "<i>␀"));
    assertThat(page(settings, "").rows("reproduce", 2)).containsExactly(List.of("os", "any"));
  }

  @Test
  void twoHundredSettingsAreShownAndTheCutIsSaid() {
    assertThat(page(facts(200), "").all("//p[@class='cut']")).isEmpty();
    Page page = page(facts(201), "");
    assertThat(page.rows("reproduce", 1)).hasSize(200);
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 200 of 201 entries are shown");
  }

  private static SequencedMap<String, String> facts(int count) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      facts.put("k" + i, "v" + i);
    }
    return facts;
  }

  private static Page page(SequencedMap<String, String> settings, String finished) {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("os", "any");
    List<String> command = List.of("gauntlet", "run", "--model", "my net", "--eps", "8/255");
    Manifest manifest = new Manifest(1, settings, command, environment, "now", finished);
    return Page.of(ProvenanceSection.render(manifest, new Draft().evaluation()));
  }
}
