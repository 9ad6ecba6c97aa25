package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();

  static Evaluation run(Plan plan) {
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }

  @Test
  void finds_the_closed_form_robust_accuracy_of_a_linear_model() {
    List<Example> examples = Toys.examples(60);
    Plan plan =
        Toys.plan(
            MODEL, examples, List.of(0f, 0.05f, 0.1f, 0.3f), Toys.fgsm(MODEL), Toys.pgd(MODEL));
    Evaluation evaluation = run(plan);
    assertThat(evaluation.clean().hits()).isEqualTo(60);
    for (Robustness point : evaluation.curve()) {
      long expected = examples.stream().filter(e -> margin(e) > 2 * point.epsilon()).count();
      assertThat((long) point.hits()).as("at %s", point.epsilon()).isEqualTo(expected);
    }
    assertThat(evaluation.findings()).isEmpty();
  }

  private static double margin(Example example) {
    List<Float> sorted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sorted.add(example.input().at(i));
    }
    Collections.sort(sorted);
    return (double) sorted.get(2) - sorted.get(1);
  }
}
