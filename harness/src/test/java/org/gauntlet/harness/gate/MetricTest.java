package org.gauntlet.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Evaluations;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.run.Evaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
  private static Evaluation evaluation(int clean, int robust, int attacks) {
    return Evaluations.of(new Estimate(clean, clean), new Estimate(robust, robust), attacks);
  }

  @Test
  void each_reads_its_own_figure() {
    Evaluation evaluation = Evaluations.of(new Estimate(9, 10), new Estimate(3, 8));
    assertThat(Metric.CLEAN_ACCURACY.of(evaluation)).isEqualTo(new Estimate(9, 10));
    assertThat(Metric.ROBUST_ACCURACY.of(evaluation)).isEqualTo(new Estimate(3, 8));
    assertThat(Metric.CLEAN_ACCURACY.word()).isEqualTo("clean-accuracy");
    assertThat(Metric.ROBUST_ACCURACY.word()).isEqualTo("robust-accuracy");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 1, true, true",
    "5, 5, 0, true, false",
    "5, 0, 1, true, false",
    "0, 5, 1, false, true",
    "0, 0, 0, false, false",
  })
  void robustness_is_measured_by_attacks_on_something(
      int clean, int robust, int attacks, boolean cleanMeasured, boolean robustMeasured) {
    Evaluation evaluation = evaluation(clean, robust, attacks);
    assertThat(Metric.CLEAN_ACCURACY.measured(evaluation)).isEqualTo(cleanMeasured);
    assertThat(Metric.ROBUST_ACCURACY.measured(evaluation)).isEqualTo(robustMeasured);
  }

  @Test
  void without_a_budget_no_attack_is_needed() {
    LinearModel model = LinearModel.largestOfThree();
    Evaluation still =
        new Evaluator(
                Toys.plan(model, Toys.examples(4), List.of(0f)), Journal.none(), Progress.silent())
            .run();
    assertThat(still.attacks()).isEmpty();
    assertThat(Metric.ROBUST_ACCURACY.measured(still)).isTrue();
    assertThat(Metric.ROBUST_ACCURACY.of(still)).isEqualTo(new Estimate(4, 4));
  }
}
