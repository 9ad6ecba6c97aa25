package org.gauntlet.harness.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Toys;
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

  private static Origin origin() {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("jvm", "25");
    return new Origin("0.1.0", List.of("gauntlet", "evaluate"), environment);
  }

  private static ResultsFolder open(Path folder, boolean resume, Plan plan) {
    return ResultsFolder.open(folder, resume, origin(), plan.settings());
  }

  private static Evaluation evaluate(Path folder, boolean resume, Plan plan) {
    try (ResultsFolder open = open(folder, resume, plan)) {
      return new Evaluator(plan, open, Progress.silent()).run();
    }
  }

  @Test
  void what_is_written_is_read_back() {
    Path folder = temp.resolve("run");
    Evaluation evaluation = evaluate(folder, false, PLAN);
    Results results = ResultsReader.read(folder);
    assertThat(results.evaluation()).isEqualTo(evaluation);
    assertThat(results.manifest().finished()).isNotEmpty();
    assertThat(results.judgement()).isEmpty();
  }

  @Test
  void the_judgement_is_kept_beside_it() {
    Path folder = temp.resolve("run");
    try (ResultsFolder open = open(folder, false, PLAN)) {
      Evaluation evaluation = new Evaluator(PLAN, open, Progress.silent()).run();
      open.write(Judge.judge(List.of(GateSpec.atLeast(Metric.ROBUST_ACCURACY, 0.9)), evaluation));
    }
    assertThat(ResultsReader.read(folder).judgement().orElseThrow().exitCode()).isEqualTo(10);
  }

  @Test
  void the_evaluation_holds_what_others_rely_on() throws IOException {
    evaluate(temp, false, PLAN);
    String json = Files.readString(temp.resolve("evaluation.json"));
    assertThat(json)
        .contains("\"norm\" : \"linf\"", "\"epsilon\" : 0.3", "\"seed\" : 1", "\"findings\" : [")
        .contains("\"robustAfter\"", "\"forwards\"", "\"backwards\"", "\"seconds\"");
  }

  @Test
  void a_second_run_is_told_to_resume() {
    evaluate(temp, false, PLAN);
    assertThatThrownBy(() -> evaluate(temp, false, PLAN))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--resume");
  }
}
