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
            new RaceOptions(
                false,
                2,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void everyWordIsUnderstood() {
    List<String> words =
        List.of(
            ("--quick --rows LSTM|lstm --json a.json --markdown a.md --threads 3 --width 256"
                    + " --memory libtorch")
                .split(" "));
    assertThat(RaceOptions.parse(words))
        .isEqualTo(
            new RaceOptions(
                true,
                3,
                true,
                Optional.of("libtorch"),
                Optional.of("LSTM|lstm"),
                Optional.of(Path.of("a.json")),
                Optional.of(Path.of("a.md"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threads 0 | threads must be >= 1, got 0",
        "--width 128 | --width must be 256, or left out for the machine's own, got 128",
        "--quick --json | usage: benchmarks/run engine [--quick] [--rows REGEX] [--json FILE]"
            + " [--markdown FILE] [--threads N] [--width 256]",
        "--rows PGD-( | --rows must be a regular expression, got 'PGD-(': Unclosed group",
        "--qiuck | there is no option '--qiuck'; usage: benchmarks/run engine [--quick] [--rows"
            + " REGEX] [--json FILE] [--markdown FILE] [--threads N] [--width 256]"
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
    assertThat(quick.patience()).isLessThan(whole.patience());
  }

  @Test
  void rowsAreChosenByWhatTheirNamesContain() {
    RaceOptions some = RaceOptions.parse(List.of("--rows", "PGD.*fast|GEMM"));
    assertThat(some.wants("PGD-40, fast, batch 64, ms/step")).isTrue();
    assertThat(some.wants("GEMM 128,128,128 (dense), forward, ms")).isTrue();
    assertThat(some.wants("PGD-40, madry, batch 64, ms/step")).isFalse();
    assertThat(RaceOptions.parse(List.of()).wants("anything")).isTrue();
  }

  @Test
  void theOtherJvmMeasuresTheSameRows() {
    List<String> words = List.of("--quick", "--rows", "fast", "--json", "a.json");
    RaceOptions narrowed = RaceOptions.parse(RaceOptions.parse(words).narrowed());
    assertThat(narrowed.narrow()).isTrue();
    assertThat(narrowed.quick()).isTrue();
    assertThat(narrowed.rows()).contains("fast");
    assertThat(narrowed.json()).isEmpty();
    RaceOptions whole = RaceOptions.parse(RaceOptions.parse(List.of()).narrowed());
    assertThat(whole.quick()).isFalse();
    assertThat(whole.rows()).isEmpty();
  }
}
