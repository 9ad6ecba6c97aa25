package org.gauntlet.examples;

import java.util.List;
import org.gauntlet.core.GradientModel;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.gate.GateSpec;
import org.gauntlet.harness.gate.Judge;
import org.gauntlet.harness.gate.Metric;

/** Holds an evaluation to thresholds, for a build or for a test. */
public final class FirstGate {
  private FirstGate() {}

  public static void main(String[] words) {
    GradientModel model = FirstModel.train("fast", 4000, 4);
    Judgement judgement =
        judge(FirstEvaluation.of(model, FirstModel.strokes(Split.TEST, 500), 0.1f));
    System.out.println(judgement.sentence());
    System.exit(judgement.exitCode());
  }

  static Judgement judge(Evaluation evaluation) {
    return Judge.judge(
        List.of(
            GateSpec.atLeast(Metric.CLEAN_ACCURACY, 0.80),
            GateSpec.atLeast(Metric.ROBUST_ACCURACY, 0.60)),
        evaluation);
  }

  /** The same gate for a unit test. */
  static void assertPasses(Judgement judgement) {
    if (judgement.exitCode() != Judge.PASSED) {
      throw new AssertionError(judgement.sentence());
    }
  }
}
