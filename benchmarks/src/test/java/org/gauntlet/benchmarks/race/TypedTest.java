package org.gauntlet.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TypedTest {
  private static final Typed TYPED = new Typed(List.of("--quick", "--json", "a"), "usage: run");

  @Test
  void wordsAreFoundBehindTheirOptions() {
    assertThat(TYPED.only(List.of("--quick", "--json")).has("--quick")).isTrue();
    assertThat(TYPED.has("--slow")).isFalse();
    assertThat(TYPED.after("--json")).contains("a");
    assertThat(TYPED.after("--markdown")).isEmpty();
  }

  @Test
  void otherOptionsAndMissingWordsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TYPED.only(List.of("--quick")))
        .withMessage("there is no option '--json'; usage: run");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Typed(List.of("--json"), "usage: run").after("--json"))
        .withMessage("usage: run");
  }
}
