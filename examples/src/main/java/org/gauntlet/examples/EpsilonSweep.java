package org.gauntlet.examples;

import java.util.List;
import java.util.Locale;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.core.GradientModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Suite;

/** Measures robust accuracy at several budgets in one run and prints the curve as CSV. */
public final class EpsilonSweep {
  private EpsilonSweep() {}

  public static void main(String[] words) {
    GradientModel model = FirstModel.train("fast", 4000, 4);
    List<Float> budgets = List.of(0.01f, 0.02f, 0.05f, 0.1f, 0.15f, 0.2f);
    System.out.print(csv(sweep(model, FirstModel.strokes(Split.TEST, 200), budgets)));
  }

  static Evaluation sweep(GradientModel model, Dataset data, List<Float> budgets) {
    var pgd = new Pgd(20, new StepSize.Relative(0.1f), Start.RANDOM, Loss.CROSS_ENTROPY);
    Suite suite =
        Suite.of(
            Suite.Entry.of("pgd", "pgd:steps=20,step=0.1eps", new Access.Gradients(model), pgd));
    return FirstEvaluation.of(model, data, budgets, suite);
  }

  static String csv(Evaluation evaluation) {
    StringBuilder csv = new StringBuilder("epsilon,robust_accuracy,low,high\n");
    for (Robustness point : evaluation.curve()) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%.4f,%.4f,%.4f\n",
              point.epsilon(),
              (double) point.hits() / point.of(),
              point.low(),
              point.high()));
    }
    return csv.toString();
  }
}
