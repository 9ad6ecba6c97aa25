package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineRoundTripTest {
  @Property
  void aShellReadsTheWordsThatWereMeant(@ForAll("commands") List<String> words) {
    assertThat(ShellWords.split(CommandLine.quoted(words))).isEqualTo(words);
  }

  @Provide
  Arbitrary<List<String>> commands() {
    return Arbitraries.strings()
        .withChars(" '\"\\$`*?~!#&|;<>(){}[]^=,:@%+-_./aZ09éℓ∞")
        .ofMaxLength(12)
        .list()
        .ofMaxSize(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"~", "a b", "$HOME", "`id`", "a;b", "a&&b", "*.csv", "#x", "!!", "{a,b}", "é", ""})
  void whatIsNotPlainStandsInQuotes(String word) {
    assertThat(CommandLine.quoted(List.of(word))).isEqualTo("'" + word + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "--eps=8/255", "a_b.c", "user@host:x", "+1%", "-"})
  void plainWordsNeedNone(String word) {
    assertThat(CommandLine.quoted(List.of(word))).isEqualTo(word);
  }

  @Test
  void noWordsAreAnEmptyLine() {
    assertThat(CommandLine.quoted(List.of())).isEmpty();
  }

  @Test
  void theShellOfThisTestKnowsWhatItWouldExpand() {
    assertThat(ShellWords.split("a 'b c' d\\'e ''")).containsExactly("a", "b c", "d'e", "");
    assertThatThrownBy(() -> ShellWords.split("rm $x")).hasMessageContaining("expand $");
  }
}
