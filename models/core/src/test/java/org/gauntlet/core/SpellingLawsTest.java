package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingLawsTest {
  @Property(tries = 200)
  void oneSlipIsOneEditAndIsForgiven(
      @ForAll @LowerChars @StringLength(min = 2, max = 12) String word,
      @ForAll @IntRange(max = 10) int any) {
    int at = any % (word.length() - 1);
    String dropped = word.substring(0, at) + word.substring(at + 1);
    String swapped =
        word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    String replaced = word.substring(0, at) + '#' + word.substring(at + 1);
    assertThat(Spelling.distance(dropped, word)).isEqualTo(1);
    assertThat(Spelling.distance(replaced, word)).isEqualTo(1);
    assertThat(Spelling.distance(swapped, word)).isEqualTo(swapped.equals(word) ? 0 : 1);
    for (String slip : List.of(dropped, swapped, replaced)) {
      assertThat(Spelling.closest(slip, List.of(word))).contains(word);
    }
  }

  @Property(tries = 200)
  void onlyTheSameWordIsAtDistanceNothing(
      @ForAll @LowerChars @StringLength(max = 4) String a,
      @ForAll @LowerChars @StringLength(max = 4) String b) {
    Assume.that(!a.equals(b));
    assertThat(Spelling.distance(a, b)).isPositive();
    assertThat(Spelling.distance(a, a.toUpperCase(Locale.ROOT))).isZero();
  }

  /** A third of the longer word, or one letter. */
  @ParameterizedTest
  @CsvSource({
    "abc, abd, true",
    "abc, axd, false",
    "abcde, abxx, false",
    "abcdef, abcdxx, true",
    "abcdef, abcxxx, false",
    "abcdefghi, abcdefxxx, true",
    "a, b, true",
    "'', a, true",
    "'', ab, false"
  })
  void aThirdOfTheLettersMayDiffer(String typed, String known, boolean forgiven) {
    assertThat(Spelling.closest(typed, List.of(known)).isPresent()).isEqualTo(forgiven);
  }

  @Test
  void theNearestWinsOverTheAlphabet() {
    assertThat(Spelling.closest("cosinus", List.of("cosimum", "cosine", "cosinux")))
        .contains("cosinux");
  }

  @Test
  void ofNoWordsNoneIsMeant() {
    assertThat(Spelling.closest("pgd", List.of())).isEmpty();
    assertThat(Spelling.hint("pgd", List.of())).isEmpty();
  }
}
