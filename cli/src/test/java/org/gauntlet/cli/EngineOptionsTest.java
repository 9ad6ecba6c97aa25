package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineOptionsTest {
  @Test
  void allCoresUnlessTold() {
    assertThat(Typed.into(new EngineOptions(), "").threads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1024})
  void asManyAsTold(int threads) {
    assertThat(threads("--threads " + threads)).isEqualTo(threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1025, Integer.MAX_VALUE})
  void refusesNoneAndTooMany(int threads) {
    assertThatThrownBy(() -> threads("--threads=" + threads))
        .isInstanceOf(Refusal.class)
        .hasMessage("--threads must be in 1..1024, got " + threads);
  }

  private static int threads(String words) {
    return Typed.into(new EngineOptions(), words).threads();
  }
}
