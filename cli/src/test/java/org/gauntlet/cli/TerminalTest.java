package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "0, \\u0000",
    "7, \\u0007",
    "10, \\u000a",
    "27, \\u001b",
    "127, \\u007f",
    "155, \\u009b"
  })
  void controlCharactersAreSpeltOut(int point, String spelling) {
    assertThat(Terminal.plain("a" + Character.toString(point) + "b"))
        .isEqualTo("a" + spelling + "b");
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "größer, ∞, \ud83d\ude00 and \\u001b";
    assertThat(Terminal.plain(text)).isEqualTo(text);
    assertThat(Terminal.plain("")).isEmpty();
  }

  @Property
  void nothingThatSteersIsLeftAndASecondTimeChangesNothing(@ForAll String text) {
    String plain = Terminal.plain(text);
    assertThat(plain.codePoints()).noneMatch(Character::isISOControl);
    assertThat(Terminal.plain(plain)).isEqualTo(plain);
    assertThat(plain.codePointCount(0, plain.length()))
        .as("six characters for one that steers, one for every other")
        .isEqualTo(text.codePoints().map(point -> Character.isISOControl(point) ? 6 : 1).sum());
  }

  @Test
  void whereNobodyWatchesNothingIsWiped() {
    StringWriter err = new StringWriter();
    Terminal.wipeAnnouncement(new PrintWriter(err, true));
    assertThat(Terminal.watched()).isFalse();
    assertThat(err.toString()).isEmpty();
  }
}
