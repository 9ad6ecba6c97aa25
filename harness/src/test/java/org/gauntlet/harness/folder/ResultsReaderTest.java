package org.gauntlet.harness.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Evaluations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsReaderTest {
  private static final String MANIFEST =
      """
      {"schema": 1, "settings": {"z": "1", "a": "2"}, "command": ["gauntlet"],
       "environment": {}, "started": "then", "finished": "", "mood": "unknown"}
      """;

  private static final Evaluation EVALUATION =
      Evaluations.of(new Estimate(9, 10), new Estimate(3, 8), Evaluations.finding(true));

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void an_evaluation_comes_back_as_it_was_beside_a_manifest_in_order() throws IOException {
    write("manifest.json", MANIFEST);
    write("evaluation.json", Json.FILES.writeValueAsString(EVALUATION));
    Results results = ResultsReader.read(folder);
    assertThat(results.evaluation()).isEqualTo(EVALUATION);
    assertThat(results.judgement()).isEmpty();
    assertThat(results.manifest().settings().sequencedKeySet()).containsExactly("z", "a");
  }

  @Test
  void an_unfinished_run_says_how_to_go_on() throws IOException {
    write("manifest.json", MANIFEST);
    assertThatThrownBy(() -> ResultsReader.read(folder))
        .isInstanceOf(Refusal.class)
        .hasMessage("the run in " + folder + " is not finished: continue it with --resume");
  }

  @Test
  void a_foreign_folder_is_none_of_ours() {
    assertThatThrownBy(() -> ResultsReader.read(folder))
        .hasMessage(folder + " is no results folder: it has no manifest.json");
  }

  @Test
  void a_newer_schema_is_refused_before_its_fields_are_missed() throws IOException {
    write("manifest.json", "{\"schema\": 2}");
    assertThatThrownBy(() -> ResultsReader.read(folder))
        .hasMessageContaining("has schema 2, this version reads up to 1: use a newer version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"schema\": 1}", "[]", "7", "{\"schema\": 1} {}"})
  void what_is_damaged_is_named(String text) throws IOException {
    write("manifest.json", text);
    assertThatThrownBy(() -> ResultsReader.read(folder))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(folder.resolve("manifest.json") + " cannot be understood (")
        .hasMessageEndingWith("): run the evaluation again into another folder");
  }
}
