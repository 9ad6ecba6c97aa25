package org.gauntlet.benchmarks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OnnxOptionsTest {
  @Test
  void everythingIsOptional() {
    assertThat(OnnxOptions.parse(List.of()))
        .isEqualTo(new OnnxOptions(false, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void everyWordIsUnderstood() {
    assertThat(
            OnnxOptions.parse(
                List.of("--quick --json a.json --markdown a.md --models m".split(" "))))
        .isEqualTo(
            new OnnxOptions(
                true,
                Optional.of(Path.of("m")),
                Optional.of(Path.of("a.json")),
                Optional.of(Path.of("a.md"))));
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxOptions.parse(List.of("--model", "m")))
        .withMessageStartingWith("there is no option '--model'; usage: benchmarks/run onnx");
  }

  @Test
  void quickRunsAreShorter() {
    assertThat(OnnxOptions.parse(List.of("--quick")).duel().seconds())
        .isLessThan(OnnxOptions.parse(List.of()).duel().seconds());
  }
}
