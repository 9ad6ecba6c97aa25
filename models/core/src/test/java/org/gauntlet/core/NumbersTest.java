package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0.3, 0.3",
    "8/255, 0.03137254901960784",
    "-1/4, -0.25",
    "1/-4, -0.25",
    "0/5, 0",
    "1e-3, 0.001",
    "1.5/0.5, 3",
    "'  2 ', 2",
    "' 1 / 2 ', 0.5"
  })
  void readsPlainNumbersAndFractions(String words, double value) {
    assertThat(Numbers.parse("eps", words)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "1/",
        "/2",
        "1/2/3",
        "1/0",
        "0/0",
        "NaN",
        "Infinity",
        "1e999",
        "0,3",
        "few"
      })
  void refusesEverythingElseInOneSentence(String words) {
    assertThatThrownBy(() -> Numbers.parse("eps", words))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessage("eps must be a finite number such as 0.3 or 8/255, got '" + words + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "0.033333335, 1/30",
    "0.03137255, 8/255",
    "0.083333336, 1/12",
    "0.35714287, 5/14",
    "-0.33333334, -1/3",
    "0.0625, 0.0625",
    "0.25, 0.25",
    "2, 2.0",
    "0.7182818, 0.7182818",
    "1e-9, 1.0E-9",
    "NaN, NaN"
  })
  void aFloatIsWrittenAsPeopleWouldWriteIt(float value, String words) {
    assertThat(Numbers.words(value)).isEqualTo(words);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll float value) {
    assertThat((float) Numbers.parse("x", Numbers.words(value))).isEqualTo(value);
  }

  @Property
  void noSimpleFractionTakesMoreThanItsOwnWords(
      @ForAll @IntRange(min = 1, max = 255) int above,
      @ForAll @IntRange(min = 2, max = 999) int below) {
    String words = Numbers.words((float) ((double) above / below));
    assertThat(words.length()).isLessThanOrEqualTo(Math.max(7, (above + "/" + below).length()));
  }

  @Property
  void whatJavaPrintsIsReadBack(@ForAll double value) {
    assertThat(Numbers.parse("x", String.valueOf(value))).isEqualTo(value);
  }

  @Property
  void aFractionIsAQuotientRoundedOnce(@ForAll int above, @ForAll @IntRange(min = 1) int below) {
    assertThat(Numbers.parse("x", above + "/" + below)).isEqualTo((double) above / below);
  }
}
