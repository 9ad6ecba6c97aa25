package org.gauntlet.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gauntlet.benchmarks.race.Duel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RaceOptionsTest {
  @Test
  void everythingIsOptional() {
    assertThat(RaceOptions.parse(List.of()))
        .isEqualTo(
            new RaceOptions(false, 2, false, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void everyWordIsUnderstood() {
    List<String> words =
        List.of(
            "--quick --json a.json --markdown a.md --threads 3 --width 256 --memory libtorch"
                .split(" "));
    assertThat(RaceOptions.parse(words))
        .isEqualTo(
            new RaceOptions(
                true,
                3,
                true,
                Optional.of("libtorch"),
                Optional.of(Path.of("a.json")),
                Optional.of(Path.of("a.md"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threads 0 | threads must be >= 1, got 0",
        "--width 128 | --width must be 256, or left out for the machine's own, got 128",
        "--quick --json | usage: benchmarks/run engine [--quick] [--json FILE] [--markdown FILE]"
            + " [--threads N] [--width 256]",
        "--qiuck | there is no option '--qiuck'; usage: benchmarks/run engine [--quick] [--json"
            + " FILE] [--markdown FILE] [--threads N] [--width 256]"
      })
  void mistakesAreNamed(String words, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RaceOptions.parse(List.of(words.split(" "))))
        .withMessage(message);
  }

  @Test
  void quickRunsAreShorter() {
    Duel quick = RaceOptions.parse(List.of("--quick")).duel();
    Duel whole = RaceOptions.parse(List.of()).duel();
    assertThat(quick.seconds()).isLessThan(whole.seconds());
    assertThat(quick.warmth()).isLessThan(whole.warmth());
  }
}
