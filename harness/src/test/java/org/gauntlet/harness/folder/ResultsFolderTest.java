package org.gauntlet.harness.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.TransferMatrix;
import org.gauntlet.harness.gate.GateSpec;
import org.gauntlet.harness.gate.Judge;
import org.gauntlet.harness.gate.Metric;
import org.gauntlet.harness.run.Evaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final Plan PLAN =
      Toys.plan(MODEL, Toys.examples(40), List.of(0.1f, 0.3f), Toys.fgsm(MODEL), Toys.noise(MODEL));

  @TempDir Path temp;

  private static Origin origin(String version) {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("jvm", "25");
    return new Origin(version, List.of("gauntlet", "evaluate"), environment);
  }

  private static ResultsFolder open(Path folder, boolean resume, Plan plan) {
    return ResultsFolder.open(folder, resume, origin("0.1.0"), plan.settings());
  }

  private static Evaluation evaluate(Path folder, boolean resume, Plan plan) {
    try (ResultsFolder open = open(folder, resume, plan)) {
      return new Evaluator(plan, open, Progress.silent()).run();
    }
  }

  private static Refusal refused(Runnable attempt) {
    try {
      attempt.run();
    } catch (Refusal refusal) {
      return refusal;
    }
    throw new AssertionError("it was not refused");
  }

  @Test
  void what_is_written_is_read_back() {
    Path folder = temp.resolve("new/run");
    Evaluation evaluation = evaluate(folder, false, PLAN);
    Results results = ResultsReader.read(folder);
    assertThat(results.evaluation()).isEqualTo(evaluation);
    assertThat(results.manifest().settings()).containsAllEntriesOf(PLAN.settings());
    assertThat(results.manifest().command()).containsExactly("gauntlet", "evaluate");
    assertThat(results.manifest().environment()).containsEntry("jvm", "25");
    assertThat(results.manifest().finished()).isNotEmpty();
    assertThat(results.judgement()).isEmpty();
  }

  @Test
  void judgement_and_transfer_are_kept_beside_it() {
    TransferMatrix matrix = new TransferMatrix("pgd", "linf", 0.3f, List.of(), List.of());
    try (ResultsFolder open = open(temp, false, PLAN)) {
      Evaluation evaluation = new Evaluator(PLAN, open, Progress.silent()).run();
      open.write(Judge.judge(List.of(GateSpec.atLeast(Metric.ROBUST_ACCURACY, 0.9)), evaluation));
      open.write(evaluation.with(matrix));
    }
    for (String name : List.of("manifest.json", "evaluation.json", "verdict.json")) {
      assertThat(temp.resolve(name)).content().as(name).endsWith("\n}\n");
    }
    Results results = ResultsReader.read(temp);
    assertThat(results.judgement().orElseThrow().exitCode()).isEqualTo(10);
    assertThat(results.evaluation().transfer()).contains(matrix);
    assertThat(evaluate(temp, true, PLAN).transfer()).as("resumed").contains(matrix);
  }

  @Test
  void the_files_hold_what_others_rely_on() throws IOException {
    evaluate(temp, false, PLAN);
    assertThat(temp.resolve("evaluation.json"))
        .content()
        .startsWith("{\n  \"schema\" : 1,\n  \"subject\"")
        .contains("\"norm\" : \"linf\"", "\"epsilon\" : 0.3", "\"seed\" : 1", "\"findings\" : [ ]")
        .contains("\"robustAfter\"", "\"forwards\"", "\"backwards\"", "\"seconds\"");
    List<String> lines = Files.readAllLines(temp.resolve("samples.jsonl"));
    assertThat(lines.getFirst())
        .isEqualTo(
            "{\"kind\":\"clean\",\"id\":\"toy-0\",\"truth\":2,\"label\":2,\"outcome\":\"right\","
                + "\"reason\":\"\"}");
    assertThat(lines.get(40))
        .startsWith(
            "{\"kind\":\"trial\",\"id\":\"toy-0\",\"truth\":2,\"clean\":2,\"epsilon\":0.1,"
                + "\"attack\":\"fgsm\",\"outcome\":")
        .endsWith("\"forwards\":1,\"backwards\":1,\"reason\":\"\"}");
    assertThat(lines).noneMatch(line -> line.contains("seconds"));
  }

  @Test
  void a_folder_that_is_not_empty_is_left_alone() throws IOException {
    evaluate(temp, false, PLAN);
    Refusal again = refused(() -> evaluate(temp, false, PLAN));
    assertThat(again.kind()).isEqualTo(Refusal.Kind.USAGE);
    assertThat(again).hasMessageContaining("pass --resume to continue its run or choose another");
    Path foreign = Files.createDirectory(temp.resolve("foreign"));
    Files.writeString(foreign.resolve("thesis.txt"), "precious");
    assertThat(refused(() -> evaluate(foreign, true, PLAN)))
        .hasMessageContaining("is not empty: choose another --out");
  }

  @Test
  void a_file_in_the_way_is_the_environments_fault() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThat(refused(() -> evaluate(file, false, PLAN)).kind())
        .isEqualTo(Refusal.Kind.ENVIRONMENT);
  }

  @Test
  void a_finished_run_is_not_run_again() {
    Evaluation first = evaluate(temp, false, PLAN);
    AtomicInteger asked = new AtomicInteger();
    ScoreModel counted =
        ScoreModel.of(
            MODEL.domain(),
            x -> {
              asked.incrementAndGet();
              return MODEL.scores(x);
            });
    Plan same =
        Toys.plan(counted, PLAN.examples(), PLAN.epsilons(), Toys.fgsm(MODEL), Toys.noise(counted));
    assertThat(evaluate(temp, true, same)).isEqualTo(first);
    assertThat(asked).hasValue(0);
  }

  @Test
  void other_settings_are_refused_with_a_diff() {
    evaluate(temp, false, PLAN);
    Plan other =
        new Plan(
            PLAN.target(),
            PLAN.subject(),
            PLAN.examples(),
            PLAN.norm(),
            List.of(0.1f, 0.2f),
            PLAN.suite(),
            new Seed(2),
            5);
    Refusal refusal = refused(() -> evaluate(temp, true, other));
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USAGE);
    assertThat(refusal)
        .hasMessageContaining("epsilons was '0.1, 0.3' and is '0.1, 0.2'; seed was '1' and is '2'");
    assertThat(refusal.getMessage()).doesNotContain("width", "norm was");
    Runnable upgraded =
        () -> ResultsFolder.open(temp, true, origin("0.2.0"), PLAN.settings()).close();
    assertThat(refused(upgraded)).hasMessageContaining("version was '0.1.0' and is '0.2.0'");
  }

  @Test
  void the_width_does_not_matter() {
    Evaluation first = evaluate(temp, false, PLAN);
    assertThat(evaluate(temp, true, Toys.width(PLAN, 3))).isEqualTo(first);
  }

  @Test
  void a_torn_or_corrupt_line_costs_only_what_follows_it() throws IOException {
    Path whole = temp.resolve("whole");
    evaluate(whole, false, PLAN);
    byte[] bytes = Files.readAllBytes(whole.resolve("samples.jsonl"));
    for (String tail : List.of("{\"kind\":\"tri", "\0\0\0\n", "[1]\n{}\n", "{\"kind\":\"x\"}\n")) {
      Path folder = unfinished();
      Path samples = folder.resolve("samples.jsonl");
      Files.write(samples, Arrays.copyOf(bytes, bytes.length / 2));
      Files.writeString(samples, tail, StandardOpenOption.APPEND);
      evaluate(folder, true, PLAN);
      assertThat(samples).hasBinaryContent(bytes);
    }
  }

  /** A folder whose run was killed before its first line. */
  private Path unfinished() throws IOException {
    Path folder = Files.createTempDirectory(temp, "unfinished");
    open(folder, false, PLAN).close();
    return folder;
  }

  @Test
  void a_line_of_another_run_is_refused() throws IOException {
    Path folder = unfinished();
    Files.writeString(
        folder.resolve("samples.jsonl"),
        "{\"kind\":\"clean\",\"id\":\"cat\",\"truth\":1,\"label\":1,\"outcome\":\"right\","
            + "\"reason\":\"\"}\n");
    Refusal refusal = refused(() -> evaluate(folder, true, PLAN));
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INPUT);
    assertThat(refusal).hasMessageContaining("a line of another run", "cat");
  }

  @Test
  void two_runs_in_one_process_do_not_share_a_folder() {
    try (ResultsFolder first = open(temp, false, PLAN)) {
      assertThat(first.past()).isEmpty();
      Refusal refusal = refused(() -> open(temp, true, PLAN).close());
      assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT);
      assertThat(refusal).hasMessageContaining("" + ProcessHandle.current().pid());
    }
    open(temp, true, PLAN).close();
  }

  @Test
  void two_processes_do_not_share_a_folder_and_the_dead_leave_it() throws Exception {
    Path folder = temp.resolve("shared");
    Plan plan = SlowRun.plan(0);
    Process holder = Fork.start(folder, 200);
    while (!Files.exists(folder.resolve("manifest.json"))) {
      assertThat(holder.isAlive()).as("%s", holder).isTrue();
      Thread.sleep(5);
    }
    Runnable second = () -> SlowRun.evaluate(folder, 0);
    assertThat(refused(second)).hasMessageContaining("in use by process " + holder.pid() + " on ");
    holder.destroyForcibly().waitFor();
    SlowRun.evaluate(folder, 0);
    assertThat(ResultsReader.read(folder).evaluation().clean().of())
        .isEqualTo(plan.examples().size());
  }

  @Test
  void readers_pass_over_what_they_do_not_know_and_miss_what_they_do() throws IOException {
    evaluate(temp, false, PLAN);
    Path file = temp.resolve("evaluation.json");
    String json = Files.readString(file);
    Files.writeString(file, json.replace("\"schema\" : 1,", "\"schema\" : 1, \"news\" : [ {} ],"));
    assertThat(ResultsReader.read(temp).evaluation().seed()).isEqualTo(1);
    Files.writeString(file, json.replace("\"schema\" : 1,", "\"schema\" : 2,"));
    assertThatThrownBy(() -> ResultsReader.read(temp)).hasMessageContaining("use a newer version");
    Files.writeString(file, json.replace("\"unassessed\" : 0,", ""));
    assertThatThrownBy(() -> ResultsReader.read(temp)).hasMessageContaining("unassessed");
    Files.writeString(file, "[".repeat(100_000));
    assertThatThrownBy(() -> ResultsReader.read(temp))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot be understood");
  }

  @Test
  void the_files_are_the_same_in_every_locale() throws IOException {
    Locale before = Locale.getDefault();
    List<String> texts = new ArrayList<>();
    try {
      for (String tag : List.of("en-US", "tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Path folder = temp.resolve(tag);
        try (ResultsFolder open = open(folder, false, PLAN)) {
          Evaluation evaluation = new Evaluator(PLAN, open, Progress.silent()).run();
          open.write(
              Judge.judge(List.of(GateSpec.atLeast(Metric.ROBUST_ACCURACY, 0.1)), evaluation));
        }
        texts.add(text(folder));
      }
    } finally {
      Locale.setDefault(before);
    }
    assertThat(texts).containsOnly(texts.getFirst());
  }

  private static String text(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : List.of("samples.jsonl", "evaluation.json", "verdict.json")) {
      all.append(Files.readString(folder.resolve(name)));
    }
    return all.toString().replaceAll("\"seconds\" : [0-9.E-]+", "");
  }

  @Test
  void an_interrupted_run_keeps_its_folder_in_order() throws IOException {
    Path whole = temp.resolve("whole");
    evaluate(whole, false, PLAN);
    Path folder = temp.resolve("stopped");
    try (ResultsFolder open = open(folder, false, PLAN)) {
      Progress impatient =
          step -> {
            if (step.stage().startsWith("noise")) {
              Thread.currentThread().interrupt();
            }
          };
      assertThatThrownBy(() -> new Evaluator(PLAN, open, impatient).run())
          .isInstanceOf(CancellationException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("samples.jsonl")).isNotEmptyFile();
    evaluate(folder, true, PLAN);
    assertThat(folder.resolve("samples.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("samples.jsonl"));
  }

  @Test
  void a_folder_without_results_is_said_to_have_none() throws IOException {
    assertThatThrownBy(() -> ResultsReader.read(temp)).hasMessageContaining("no results folder");
    Path folder = unfinished();
    assertThatThrownBy(() -> ResultsReader.read(folder)).hasMessageContaining("is not finished");
  }
}
