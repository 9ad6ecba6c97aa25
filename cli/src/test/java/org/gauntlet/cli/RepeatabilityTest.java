package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same words give the same bytes, however the work is cut up and however often it is begun. */
class RepeatabilityTest {
  @TempDir Path folder;

  @Test
  void neitherThreadsNorBatchesShow() throws IOException {
    byte[] samples = samples("one", "--threads", "1", "--batch", "64");
    assertThat(samples("two", "--threads", "2", "--batch", "64")).isEqualTo(samples);
    assertThat(samples("seven", "--threads", "2", "--batch", "7")).isEqualTo(samples);
    assertThat(samples("other", "--seed", "2")).isNotEqualTo(samples);
  }

  @Test
  void resumingWhatIsFinishedChangesNothing() throws IOException {
    byte[] samples = samples("run");
    byte[] evaluation = Files.readAllBytes(folder.resolve("run/evaluation.json"));
    byte[] page = Files.readAllBytes(folder.resolve("run/report.html"));
    assertThat(samples("run", "--resume", "--threads", "1")).isEqualTo(samples);
    assertThat(folder.resolve("run/evaluation.json")).hasBinaryContent(evaluation);
    assertThat(folder.resolve("run/report.html")).hasBinaryContent(page);
  }

  @Test
  void resumingATornRunGivesTheSameBytes() throws IOException {
    byte[] whole = samples("whole");
    samples("torn");
    Files.delete(folder.resolve("torn/evaluation.json"));
    Path manifest = folder.resolve("torn/manifest.json");
    String begun =
        Files.readString(manifest).replaceFirst("(\"finished\" *: *)\"[^\"]+\"", "$1\"\"");
    Files.writeString(manifest, begun);
    byte[] torn = java.util.Arrays.copyOf(whole, whole.length * 2 / 3);
    Files.write(folder.resolve("torn/samples.jsonl"), torn);
    assertThat(samples("torn", "--resume", "--batch", "5")).isEqualTo(whole);
  }

  @Test
  void otherSettingsAreNotResumed() throws IOException {
    byte[] samples = samples("run");
    refuses("seed was '1' and is '2'", "--seed", "2");
    refuses("attack pgd was 'pgd:steps=5", "--attack", "fgsm,pgd:steps=6,noise:draws=3");
    refuses("examples was '60' and is '50'", "--first", "50");
    refuses("epsilons was '0.05' and is '0.06'", "--eps", "0.06");
    refuses("model sha256 was", "--model", Models.untrained(folder, 10).toString());
    assertThat(folder.resolve("run/samples.jsonl")).hasBinaryContent(samples);
  }

  @Test
  void aFinishedRunIsNotOverwritten() throws IOException {
    byte[] samples = samples("run");
    Console run = evaluate("run");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("pass --resume to continue its run or choose another --out");
    assertThat(folder.resolve("run/samples.jsonl")).hasBinaryContent(samples);
  }

  private void refuses(String difference, String... changed) {
    List<String> words = new ArrayList<>(List.of(changed));
    words.add("--resume");
    Console run = evaluate("run", words.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("cannot be resumed with other settings", difference);
  }

  private byte[] samples(String name, String... more) throws IOException {
    Console run = evaluate(name, more);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    return Files.readAllBytes(folder.resolve(name).resolve("samples.jsonl"));
  }

  private Console evaluate(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("evaluate"));
    words.addAll(List.of(more));
    preset(words, "--model", Models.linear(folder).toString());
    preset(words, "--first", "60");
    preset(words, "--eps", "0.05");
    preset(words, "--attack", "fgsm,pgd:steps=5,noise:draws=3");
    words.addAll(List.of("--out", folder.resolve(name).toString()));
    return Console.run(words.toArray(String[]::new));
  }

  private static void preset(List<String> words, String option, String value) {
    if (!words.contains(option)) {
      words.addAll(List.of(option, value));
    }
  }
}
