package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is told to stop keeps what it has found, leaves nothing half done, and says so. */
class InterruptionTest {
  @TempDir Path folder;

  @AfterEach
  void calm() {
    Thread.interrupted();
  }

  @Test
  void aStoppedTrainingLeavesNothing() {
    Path out = folder.resolve("model");
    Thread.currentThread().interrupt();
    Console run =
        Console.run("train", "--arch", "linear", "--first", "60", "--out", out.toString());
    assertThat(run.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(run.complaints()).containsExactly("gauntlet: interrupted: no model was written");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aStoppedHardeningLeavesNothing() {
    Path out = folder.resolve("model");
    Thread.currentThread().interrupt();
    Console run =
        Console.run(
            "train",
            "--arch",
            "linear",
            "--first",
            "60",
            "--defense",
            "pgd-at:eps=0.1,steps=2",
            "--out",
            out.toString());
    assertThat(run.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aStoppedDemoSaysSoOnce() {
    Thread.currentThread().interrupt();
    Console run = Console.run("demo", "--out", folder.resolve("demo").toString());
    assertThat(run.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(run.complaints()).containsExactly("gauntlet: interrupted: no model was written");
  }

  @Test
  void aStoppedEvaluationCanBeResumed() {
    String[] words = {
      "evaluate",
      "--model",
      Models.linear(folder).toString(),
      "--first",
      "40",
      "--eps",
      "0.05",
      "--attack",
      "fgsm",
      "--resume",
      "--out",
      folder.resolve("out").toString()
    };
    Thread.currentThread().interrupt();
    Console stopped = Console.run(words);
    assertThat(stopped.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(stopped.complaints())
        .containsExactly(
            "gauntlet: interrupted: everything found so far is kept in "
                + folder.resolve("out")
                + ": go on with the same words and --resume");
    assertThat(folder.resolve("out/evaluation.json")).doesNotExist();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Console.run(words).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aStoppedTrainingCanBeResumed() throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    String[] words = ("train --arch linear --first 60 --epochs 1000000 --out " + out).split(" ");
    Process process = Child.start(err, words);
    waitFor(process, out.resolve("unfinished.safetensors"));
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readAllLines(err))
        .last()
        .isEqualTo(
            "gauntlet: interrupted: the finished epochs are kept in "
                + out
                + ": go on with the same words and --resume");
  }

  /** A real process, told to end by a real signal in the middle of a long attack. */
  @Test
  void aSignalIsAnsweredWithinSeconds() throws Exception {
    Path err = folder.resolve("err");
    Process process = Child.start(err, words());
    Path samples = folder.resolve("out/samples.jsonl");
    waitFor(process, samples);
    Console second = Console.run(words());
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(err)).contains("gauntlet: interrupted: everything found so far");
    assertThat(second.code()).as("meanwhile the folder was locked").isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(second.err()).contains("is in use by process " + process.pid());
  }

  private String[] words() {
    return new String[] {
      "evaluate",
      "--model",
      Models.linear(folder).toString(),
      "--first",
      "40",
      "--eps",
      "0.001",
      "--attack",
      "pgd:steps=1000000",
      "--resume",
      "--out",
      folder.resolve("out").toString()
    };
  }

  private static void waitFor(Process process, Path file) throws InterruptedException {
    while (process.isAlive() && !Files.exists(file)) {
      Thread.sleep(20);
    }
  }
}
