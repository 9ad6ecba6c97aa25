package org.gauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColourTest {
  /** WCAG 2.2, success criteria 1.4.3 and 1.4.11. */
  private static final double TEXT = 4.5;

  private static final double MARK = 3;

  static Stream<Arguments> words() {
    Stream<Arguments> onPage =
        Stream.of(Colour.INK, Colour.MUTED, Colour.LINK, Colour.CALM)
            .flatMap(c -> Stream.of(Colour.GROUND, Colour.CARD).map(g -> Arguments.of(c, g)));
    Stream<Arguments> onTints =
        Stream.of(
            Arguments.of(Colour.PASS, Colour.PASS_TINT),
            Arguments.of(Colour.FAIL, Colour.FAIL_TINT),
            Arguments.of(Colour.UNSURE, Colour.UNSURE_TINT),
            Arguments.of(Colour.DOUBT, Colour.DOUBT_TINT),
            Arguments.of(Colour.CALM, Colour.CALM_TINT),
            Arguments.of(Colour.INK, Colour.PASS_TINT),
            Arguments.of(Colour.INK, Colour.FAIL_TINT),
            Arguments.of(Colour.INK, Colour.UNSURE_TINT),
            Arguments.of(Colour.INK, Colour.DOUBT_TINT),
            Arguments.of(Colour.INK, Colour.CALM_TINT));
    return Stream.concat(onPage, onTints);
  }

  @ParameterizedTest
  @MethodSource("words")
  void wordsStandOutByDayAndByNight(Colour word, Colour ground) {
    assertThat(contrast(word.day(), ground.day())).isGreaterThanOrEqualTo(TEXT);
    assertThat(contrast(word.night(), ground.night())).isGreaterThanOrEqualTo(TEXT);
  }

  @Test
  void marksStandOutByDayAndByNight() {
    for (Colour mark : List.of(Colour.CLEAN, Colour.ATTACKED, Colour.THRESHOLD)) {
      assertThat(contrast(mark.day(), Colour.CARD.day())).as("%s", mark).isGreaterThan(MARK);
      assertThat(contrast(mark.night(), Colour.CARD.night())).as("%s", mark).isGreaterThan(MARK);
    }
  }

  @Test
  void numbersInEveryShadeOfAHeatMapCanBeRead() {
    for (int shade = 0; shade < Colour.SHADES; shade++) {
      assertThat(contrast(Colour.INK.day(), Colour.heatByDay(shade))).isGreaterThan(TEXT);
      assertThat(contrast(Colour.INK.night(), Colour.heatByNight(shade))).isGreaterThan(TEXT);
    }
  }

  @Test
  void heatRisesStepByStepFromTheCardsOwnColour() {
    assertThat(Colour.heatByDay(0)).isEqualTo(Colour.CARD.day());
    assertThat(Colour.heatByNight(0)).isEqualTo(Colour.CARD.night());
    IntStream.range(1, Colour.SHADES)
        .forEach(s -> {
          assertThat(luminance(Colour.heatByDay(s))).isLessThan(luminance(Colour.heatByDay(s - 1)));
          assertThat(luminance(Colour.heatByNight(s)))
              .isGreaterThan(luminance(Colour.heatByNight(s - 1)));
        });
  }

  @Test
  void contrastIsTheOneOfTheStandard() {
    assertThat(contrast(0x000000, 0xFFFFFF)).isEqualTo(21);
    assertThat(contrast(0x777777, 0xFFFFFF)).isBetween(4.47, 4.49);
  }

  @Test
  void theStyleSheetUsesEveryVariableThatItDefinesAndNoOther() {
    String css = style();
    List<String> used = matches(css, "var\\(--([a-z0-9-]+)\\)");
    List<String> defined = matches(css, "--([a-z0-9-]+):");
    assertThat(defined).containsAll(used);
    assertThat(used).containsAll(defined);
  }

  @Test
  void theStyleSheetReadsTheSameInHtmlAndXmlAndLoadsNothing() {
    assertThat(style()).doesNotContain("<", ">", "&", "\"", "url(", "@import", "http");
  }

  private static double contrast(int a, int b) {
    double x = luminance(a);
    double y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double s = (channel & 0xFF) / 255.0;
    return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }

  private static String style() {
    StringBuilder out = new StringBuilder();
    Style.render().children().forEach(child -> out.append(((Text) child).value()));
    return out.toString();
  }

  private static List<String> matches(String css, String pattern) {
    return Pattern.compile(pattern).matcher(css).results().map(m -> m.group(1)).distinct().toList();
  }
}
