package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gauntlet.harness.gate.Judge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit code is the verdict: each one, produced for real. */
class GateTest {
  @TempDir Path folder;

  @Test
  void passesWhatIsProven() {
    Console run = gate("--eps 0.001 --min-clean-accuracy 0.5 --min-robust-accuracy 0.4");
    assertThat(run.out()).contains("result: PASS (exit 0)");
    assertThat(run.code()).isEqualTo(Judge.PASSED);
  }

  @Test
  void failsWhatIsRefuted() {
    Console run = gate("--eps 0.1 --min-clean-accuracy 0.5 --min-robust-accuracy 0.4");
    assertThat(run.out()).contains("result: FAIL (exit 10)");
    assertThat(run.code()).isEqualTo(Judge.FAILED);
  }

  @Test
  void leavesOpenWhatIsTooClose() {
    Console run = gate("--eps 0.001 --min-clean-accuracy 0.7");
    assertThat(run.out()).contains("result: INCONCLUSIVE (exit 11)");
    assertThat(run.code()).isEqualTo(Judge.OPEN);
  }

  @Test
  void doesNotTrustAModelThatOnlyGuesses() {
    Console run = run(Models.untrained(folder, 10), "--eps 0.001 --min-robust-accuracy 0");
    assertThat(run.out()).contains("(exit 12)");
    assertThat(run.code()).isEqualTo(Judge.UNRELIABLE);
  }

  @Test
  void theRuleDecidesWhatClosenessMeans() {
    String close = "--eps 0.001 --min-clean-accuracy 0.7 --rule ";
    assertThat(gate(close + "not-worse-than").code()).isEqualTo(Judge.PASSED);
    assertThat(gate(close + "point").out()).contains("tossing a coin");
    assertThat(gate("--eps 0.001 --min-clean-accuracy 0.5 --confidence 0.9999999").code())
        .isEqualTo(Judge.OPEN);
  }

  @Test
  void warnsLoudlyInsteadOfFailing() throws IOException {
    Console run = gate("--eps 0.1 --min-robust-accuracy 0.9 --warn-only");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.complaints())
        .containsExactly("gauntlet: WARN ONLY: the verdict is exit code 10, reported as 0");
    assertThat(Files.readString(folder.resolve("results/verdict.json"))).contains("\"FAIL\"");
    assertThat(gate("--eps 0.001 --min-clean-accuracy 0.5 --warn-only").complaints()).isEmpty();
  }

  /** Always into a fresh folder. */
  private Console gate(String words) {
    return run(Models.linear(folder), words);
  }

  private Console run(Path model, String words) {
    Path results = folder.resolve("results");
    if (Files.exists(results)) {
      results = folder.resolve("results-" + words.hashCode());
    }
    return Console.run(
        Stream.concat(
                Stream.of(
                    "gate",
                    "--first",
                    "60",
                    "--attack",
                    "pgd:steps=30",
                    "--model",
                    model.toString(),
                    "--out",
                    results.toString()),
                Stream.of(words.split(" ")))
            .toArray(String[]::new));
  }
}
