package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlainTest {
  @Property
  void noTextHoldsWhatXmlForbidsOrATerminalObeys(@ForAll String raw) {
    assertThat(Plain.text(raw).codePoints()).allMatch(PlainTest::harmless);
  }

  @Property
  void neutralisingTwiceChangesNothingMore(@ForAll String raw) {
    String once = Plain.text(raw);
    assertThat(Plain.text(once)).isEqualTo(once);
  }

  @Property
  void oneLineHoldsNoBreakAndReadsLikeTheBeginning(
      @ForAll String raw, @ForAll @IntRange(min = 1, max = 40) int limit) {
    String line = Plain.line(raw, limit);
    assertThat(line.codePoints()).noneMatch(c -> c == '\n' || c == '\t' || c == '\r');
    String whole = Plain.line(raw, Integer.MAX_VALUE);
    boolean cut = raw.codePointCount(0, raw.length()) > limit;
    assertThat(line.endsWith("…") || !cut).isTrue();
    assertThat(whole).startsWith(cut ? line.substring(0, line.length() - 1) : line);
  }

  @Test
  void ordinaryWritingStaysAsItIs() {
    assertThat(Plain.text("Ziffer 7 – 数字 👩‍🔬 <b>\n\tx"))
        .isEqualTo("Ziffer 7 – 数字 👩‍🔬 <b>\n\tx");
  }

  @Test
  void controlCharactersBecomePictures() {
    assertThat(Plain.line("a\u001b[31mred\u0000\r\n", 50)).isEqualTo("a␛[31mred␀␍␊");
    assertThat(Plain.line("x\u2028y\u2029z\u0085", 50)).isEqualTo("x␤y␤z␤");
  }

  @Test
  void marksThatTurnTheReadingDirectionAreSpelledOut() {
    assertThat(Plain.line("cat\u202egpj.exe\u2066\u200f", 50))
        .isEqualTo("cat[U+202E]gpj.exe[U+2066][U+200F]");
  }

  @Test
  void whatIsNoCharacterIsReplaced() {
    assertThat(Plain.line("a\ud800b\uffff\u007f\u009f", 50))
        .isEqualTo("a\ufffdb\ufffd\ufffd\ufffd");
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    assertThat(Plain.line("👍".repeat(300), 4)).isEqualTo("👍👍👍…");
    assertThat(Plain.line("abcd", 4)).isEqualTo("abcd");
    assertThat(Plain.line("abcde", 4)).isEqualTo("abc…");
  }

  @Test
  void aBuildServiceFindsNoCommandInAConsoleLine() {
    assertThat(Plain.console("::error file=x::boom", 80)).doesNotContain("::");
    assertThat(Plain.console("##[error]boom ##vso[task]", 80)).doesNotContain("##");
    assertThat(Plain.console(":::: ####", 80)).doesNotContain("::").doesNotContain("##");
    assertThat(Plain.console("97.8\u00a0%", 80)).isEqualTo("97.8 %");
  }

  private static boolean harmless(int c) {
    boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
    boolean separator = c == 0x2028 || c == 0x2029;
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !control && !separator && !direction && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }
}
