package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnchorsTest {
  @Test
  void idsAreReadable() {
    Anchors anchors = new Anchors();
    assertThat(anchors.fresh("gate", "linf-8")).isEqualTo("gate-linf-8");
    assertThat(anchors.fresh("sample", "Test/0042.png")).isEqualTo("sample-test-0042-png");
    assertThat(anchors.fresh("gate", "linf 8")).isEqualTo("gate-linf-8-2");
    assertThat(Anchors.anchor("gate", "linf-8")).isEqualTo("gate-linf-8");
  }

  @Property
  void everyIdIsHandedOutOnceAndSafeInAFragment(@ForAll List<String> names) {
    Anchors anchors = new Anchors();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String id = anchors.fresh("x", name);
      assertThat(id).matches("x-[a-z0-9-]*").hasSizeLessThan(70);
      assertThat(seen.add(id)).as(id).isTrue();
    }
  }
}
