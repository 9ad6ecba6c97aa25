package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gauntlet.nn.store.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Law 10: what is built again from stored provenance alone has the same bytes. */
class ReplayTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void theCommandInTheManifestGivesTheSameResults() throws IOException {
    Path first = folder.resolve("first");
    run(
        "evaluate --model MODEL --first 50 --eps 0.03,0.08 --norm l2 --seed 11 --batch 9"
            + " --attack fgsm,pgd:steps=4,restarts=2,noise:draws=3 --out OUT",
        first);
    Path second = folder.resolve("second");
    List<String> again = swapped(command(first), first, second);
    assertThat(Console.run(again.toArray(String[]::new)).code()).isEqualTo(ExitCode.OK);
    assertThat(second.resolve("samples.jsonl"))
        .hasSameBinaryContentAs(first.resolve("samples.jsonl"));
    assertThat(timeless(second)).isEqualTo(timeless(first));
    assertThat(Files.size(first.resolve("samples.jsonl"))).isGreaterThan(1000);
  }

  /** The law has teeth: another seed in the stored command gives other bytes. */
  @Test
  void anotherSeedGivesOtherResults() throws IOException {
    Path first = folder.resolve("first");
    run("evaluate --model MODEL --first 20 --eps 0.05 --seed 11 --attack noise --out OUT", first);
    Path second = folder.resolve("second");
    List<String> again = swapped(command(first), first, second);
    again.set(again.indexOf("--seed") + 1, "12");
    assertThat(Console.run(again.toArray(String[]::new)).code()).isEqualTo(ExitCode.OK);
    assertThat(Files.readAllBytes(second.resolve("samples.jsonl")))
        .isNotEqualTo(Files.readAllBytes(first.resolve("samples.jsonl")));
  }

  /** A checkpoint's provenance is enough to train it again, on any number of threads. */
  @Test
  void theProvenanceInACheckpointGivesTheSameCheckpoint() throws IOException {
    Path first = folder.resolve("first");
    run(
        "train --arch mlp --first 70 --epochs 2 --batch 16 --validation 0.2 --seed 5 --threads 1"
            + " --optimizer adam:rate=0.002 --schedule cosine --defense fast-at:eps=0.1 --out OUT",
        first);
    Map<String, String> provenance =
        Checkpoint.read(first.resolve("model.safetensors")).provenance();
    Path second = folder.resolve("second");
    List<String> words = new ArrayList<>(List.of("train", "--threads", "2", "--first", "70"));
    for (String option : TRAINED_WITH) {
      words.add("--" + option);
      words.add(provenance.get(option));
    }
    words.addAll(List.of("--out", second.toString()));
    Console again = Console.run(words.toArray(String[]::new));
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.OK);
    assertThat(second.resolve("model.safetensors"))
        .hasSameBinaryContentAs(first.resolve("model.safetensors"));
    assertThat(second.resolve("curves.csv")).hasSameBinaryContentAs(first.resolve("curves.csv"));
  }

  private static final List<String> TRAINED_WITH =
      List.of("arch", "epochs", "batch", "optimizer", "schedule", "defense", "validation", "seed");

  private void run(String words, Path out) {
    Models.linear(folder);
    Console run = Console.run(words, folder, out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
  }

  private static List<String> command(Path results) throws IOException {
    List<String> words = new ArrayList<>();
    json(results.resolve("manifest.json"))
        .path("command")
        .forEach(word -> words.add(word.asString()));
    assertThat(words.removeFirst()).isEqualTo("./gauntlet");
    return words;
  }

  private static List<String> swapped(List<String> command, Path first, Path second) {
    List<String> words = new ArrayList<>(command);
    words.replaceAll(word -> word.equals(first.toString()) ? second.toString() : word);
    assertThat(words).isNotEqualTo(command);
    return words;
  }

  /** The evaluation without what a clock says. */
  private static String timeless(Path results) throws IOException {
    return Files.readString(results.resolve("evaluation.json"))
        .replaceAll("\"seconds\" *: *[0-9.E-]+", "");
  }

  private static JsonNode json(Path file) throws IOException {
    return JSON.readTree(Files.readAllBytes(file));
  }
}
