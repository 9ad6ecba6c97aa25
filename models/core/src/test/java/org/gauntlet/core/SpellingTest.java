package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> NAMES =
      List.of("mnist", "cifar10", "cifar100", "strokes", "pgd", "fgsm");

  @ParameterizedTest
  @CsvSource({
    "mnits, mnist",
    "MNIST, mnist",
    "cifar, cifar10",
    "cifar1000, cifar100",
    "storkes, strokes",
    "pdg, pgd",
    "fsgm, fgsm"
  })
  void finds_what_was_meant(String typed, String meant) {
    assertThat(Spelling.closest(typed, NAMES)).contains(meant);
    assertThat(Spelling.hint(typed, NAMES)).isEqualTo(", did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"imagenet", "x", "square", "''"})
  void stays_silent_when_nothing_is_near(String typed) {
    assertThat(Spelling.closest(typed, NAMES)).isEmpty();
    assertThat(Spelling.hint(typed, NAMES)).isEmpty();
  }

  @Test
  void of_equally_near_words_the_first_wins_whatever_their_order() {
    assertThat(Spelling.closest("l3", List.of("l2", "l1"))).contains("l1");
    assertThat(Spelling.closest("l3", List.of("l1", "l2"))).contains("l1");
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "'', abc, 3", "abc, ABC, 0", "abcd, acbd, 1"})
  void counts_edits(String from, String to, int edits) {
    assertThat(Spelling.distance(from, to)).isEqualTo(edits);
  }

  @Property(tries = 200)
  void distance_is_symmetric_and_bounded(
      @ForAll @AlphaChars @StringLength(max = 8) String a,
      @ForAll @AlphaChars @StringLength(max = 8) String b) {
    int distance = Spelling.distance(a, b);
    assertThat(distance).isEqualTo(Spelling.distance(b, a));
    assertThat(distance)
        .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
  }
}
