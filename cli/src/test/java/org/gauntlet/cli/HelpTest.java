package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gauntlet.attacks.Attacks;
import org.gauntlet.core.Spec;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.nn.arch.Architectures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "train",
        "evaluate",
        "gate",
        "report",
        "inspect",
        "trace",
        "convert",
        "list",
        "doctor"
      })
  void everyCommandExplainsItself(String command) {
    Console run = Console.run(command, "--help");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("Usage: gauntlet " + command).doesNotContain("${");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void evaluateTakesTheWordsOfTheGuide() {
    assertThat(Console.run("gate", "--help").out())
        .contains(
            "--model",
            "--data",
            "--data-dir",
            "--split",
            "--first",
            "--norm",
            "--eps",
            "--attack",
            "--seed",
            "--threads",
            "--out",
            "--resume",
            "--min-robust-accuracy",
            "--min-clean-accuracy",
            "--warn-only");
  }

  @Test
  void listNamesEverythingThatCanBeNamed() {
    Console run = Console.run("list");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    Datasets.catalogue().forEach(one -> assertThat(run.out()).contains("  " + one.name() + " "));
    Architectures.all().forEach(one -> assertThat(run.out()).contains("  " + one.spec() + " "));
    Recipes.catalogue().keySet().forEach(one -> assertThat(run.out()).contains("  " + one + " "));
    assertThat(run.out()).contains("  bit-depth:bits=3 ");
    Arrays.stream(Attacks.values())
        .forEach(one -> assertThat(run.out()).contains("  " + one.defaults() + " "));
  }

  @Test
  void listedAttacksCanBeTypedAsTheyStand() {
    for (Attacks one : Attacks.values()) {
      String listed = one.defaults().toString();
      String name = one.defaults().name();
      assertThat(Attacks.of(Spec.parse(listed)).attack())
          .as(listed)
          .isEqualTo(Attacks.of(Spec.parse(name)).attack());
    }
  }

  @Test
  void doctorFindsThisMachineWell() {
    Console run = Console.run("doctor", "--threads", "1");
    assertThat(run.out()).endsWith("All well." + System.lineSeparator()).contains("threads    1");
    List<String> outcomes = run.out().lines().map(line -> line.split(" ", 2)[0]).toList();
    assertThat(outcomes).contains("ok").doesNotContain("BAD");
    assertThat(run.out()).containsPattern("speed +the vectors that this JVM prefers; \\w");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  /** Which kernels run is told by the doctor, not by every command. */
  @Test
  void theLogOfTheEngineStaysOutOfTheWay(@TempDir Path folder) throws Exception {
    Path err = folder.resolve("err");
    Process child = Child.start(err, "doctor", "--threads", "1");
    assertThat(child.waitFor()).isZero();
    assertThat(Files.readString(err)).doesNotContain("INFO", "Vector API");
  }

  @Test
  void theVersionIsOneLine() {
    Console run = Console.run("--version");
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).startsWith("gauntlet ");
  }
}
