package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void plainWordsStayBare() {
    assertThat(CommandLine.quoted(List.of("gauntlet", "--eps", "8/255", "pgd:steps=40,step=0.01")))
        .isEqualTo("gauntlet --eps 8/255 pgd:steps=40,step=0.01");
  }

  @Test
  void whatAShellWouldReadIsQuoted() {
    assertThat(CommandLine.quoted(List.of("a b", "", "it's", "$(rm x)", "*")))
        .isEqualTo("'a b' '' 'it'\\''s' '$(rm x)' '*'");
  }

  @Test
  void aCommandStaysOnOneBoundedLine() {
    String line = CommandLine.quoted(List.of("x\ny", "z".repeat(10_000)));
    assertThat(line).startsWith("'x␊y' zzz").endsWith("…").hasSizeLessThanOrEqualTo(4000);
  }
}
