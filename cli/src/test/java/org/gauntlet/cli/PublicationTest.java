package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.gauntlet.harness.Judgement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a results folder is what stands in it, and nothing is told of a damaged one. */
class PublicationTest {
  private static final String GATE =
      "gate --model MODEL --first 20 --eps 0.05 --attack fgsm --threads 1"
          + " --min-clean-accuracy 0.01 --out OUT";

  @TempDir Path folder;
  private Path results;
  private Console gate;

  @BeforeEach
  void evaluate() {
    Models.linear(folder);
    results = folder.resolve("results");
    gate = Console.run(GATE, folder, results);
  }

  @Test
  void answersTheJudgementThatStandsInTheFolder() {
    StringWriter out = new StringWriter();
    Optional<Judgement> judgement = Publication.of(results, new PrintWriter(out));
    assertThat(judgement).map(Judgement::exitCode).contains(gate.code());
    assertThat(out).hasToString(gate.out());
    assertThat(gate.out())
        .endsWith("Report: " + results.resolve("report.html") + System.lineSeparator());
  }

  @Test
  void withoutAVerdictThereIsNoJudgement() throws IOException {
    Files.delete(results.resolve("verdict.json"));
    StringWriter out = new StringWriter();
    assertThat(Publication.of(results, new PrintWriter(out))).isEmpty();
    assertThat(out.toString()).isNotEqualTo(gate.out());
    assertThat(Console.run("report", results.toString()).code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource({"manifest.json", "evaluation.json", "verdict.json"})
  void tornFilesAreRefusedByName(String name) throws IOException {
    Path file = results.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    refused(file + " cannot be understood");
  }

  @Test
  void whatANewerVersionWroteIsRefused() throws IOException {
    Path file = results.resolve("evaluation.json");
    String text = Files.readString(file);
    String newer = text.replaceFirst("\"schema\"( ?: ?)1", "\"schema\"$199");
    assertThat(newer).isNotEqualTo(text);
    Files.writeString(file, newer);
    refused("evaluation.json has schema 99, this version reads up to 1: use a newer version");
  }

  @Test
  void anUnfinishedRunIsNoResult() throws IOException {
    Files.delete(results.resolve("evaluation.json"));
    refused("the run in " + results + " is not finished: continue it with --resume");
  }

  @Test
  void aFolderWithoutAManifestIsNoResult() throws IOException {
    Files.delete(results.resolve("manifest.json"));
    refused(results + " is no results folder: it has no manifest.json");
  }

  private void refused(String complaint) throws IOException {
    Files.delete(results.resolve("report.html"));
    Console.run("report", results.toString()).complains(ExitCode.INPUT, complaint);
    assertThat(results.resolve("report.html")).doesNotExist();
  }
}
