package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gauntlet.harness.Finding;
import org.junit.jupiter.api.Test;

class AdviceTest {
  @Test
  void everyKindHasItsOwnTitleAndAWholeSentenceOfAdvice() {
    assertThat(Arrays.stream(Finding.Kind.values()).map(k -> Advice.on(k).title()))
        .doesNotHaveDuplicates()
        .allMatch(title -> title.length() > 15 && !title.endsWith("."));
    assertThat(Arrays.stream(Finding.Kind.values()).map(k -> Advice.on(k).remedy()))
        .doesNotHaveDuplicates()
        .allMatch(remedy -> remedy.length() > 40 && remedy.endsWith("."));
  }
}
