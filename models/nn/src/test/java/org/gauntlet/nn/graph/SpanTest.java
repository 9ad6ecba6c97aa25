package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanTest {
  private static final int MOST = 16384;

  @Property
  void theCountIsThatOfTheWindowsLaidOutOneByOne(
      @ForAll @IntRange(min = 1, max = 5) int size,
      @ForAll @IntRange(min = 1, max = 5) int stride,
      @ForAll @IntRange(max = 8) int before,
      @ForAll @IntRange(max = 8) int after,
      @ForAll @IntRange(min = 1, max = 4) int dilation,
      @ForAll @IntRange(min = 1, max = 30) int pixels) {
    Span span = new Span(size, stride, before, after, dilation);
    int places = 0;
    for (int first = -before; lastTap(span, first) < pixels + after; first += stride) {
      places++;
    }
    if (places > 0) {
      assertThat(span.fits(pixels)).isEqualTo(places);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> span.fits(pixels));
    }
  }

  @Property
  void aWindowSeesPixelsJustWhenNoPaddingHoldsItWhole(
      @ForAll @IntRange(min = 1, max = 4) int size,
      @ForAll @IntRange(max = 8) int before,
      @ForAll @IntRange(max = 8) int after,
      @ForAll @IntRange(min = 1, max = 3) int dilation) {
    Span span = new Span(size, 1, before, after, dilation);
    boolean wholeInFront = lastTap(span, -before) < 0;
    boolean wholeBehind = after >= lastTap(span, 0) + 1;
    assertThat(span.seesPixels()).isEqualTo(!wholeInFront && !wholeBehind);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,9,1", "2,1,2", "2,9,10", "3,2,5", "5,1,5", "16384,16384,268419073"})
  void theReachCountsTheGapsBetweenTaps(int size, int dilation, int reach) {
    assertThat(new Span(size, 1, 0, 0, dilation).reach()).isEqualTo(reach);
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,0,0,1,'window size must be in [1, 16384], got 0'",
    "16385,1,0,0,1,'window size must be in [1, 16384], got 16385'",
    "1,0,0,0,1,'stride must be in [1, 16384], got 0'",
    "1,16385,0,0,1,'stride must be in [1, 16384], got 16385'",
    "1,1,-1,0,1,'padding must be in [0, 16384], got -1'",
    "1,1,0,-1,1,'padding must be in [0, 16384], got -1'",
    "1,1,16385,0,1,'padding must be in [0, 16384], got 16385'",
    "1,1,0,16385,1,'padding must be in [0, 16384], got 16385'",
    "1,1,0,0,0,'dilation must be in [1, 16384], got 0'",
    "1,1,0,0,16385,'dilation must be in [1, 16384], got 16385'"
  })
  void eachNumberHasItsBounds(
      int size, int stride, int before, int after, int dilation, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Span(size, stride, before, after, dilation))
        .withMessage(message);
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    Span span = new Span(MOST, 1, MOST, MOST, 1);
    assertThat(span.fits(1)).isEqualTo(MOST + 2);
    assertThat(new Span(1, MOST, 0, 0, MOST).fits(MOST + 1)).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Span(MOST, MOST, MOST, MOST, MOST).fits(1))
        .withMessageEndingWith("spans 268419073 pixels and does not fit 32769");
  }

  @Test
  void aSpanThatIsOnePixelTooLongSaysByHowMuch() {
    Span span = new Span(3, 1, 1, 0, 2);
    assertThat(span.fits(4)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> span.fits(3))
        .withMessage(span + " spans 5 pixels and does not fit 4");
  }

  private static int lastTap(Span span, int first) {
    int at = first;
    for (int tap = 1; tap < span.size(); tap++) {
      at += span.dilation();
    }
    return at;
  }
}
