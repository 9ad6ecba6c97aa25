package org.gauntlet.examples;

import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.UniformNoise;
import org.gauntlet.core.GradientModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Suite;

/** Puts attacks of one's own into a suite, beside the baseline that they must beat. */
public final class OwnAttack {
  private OwnAttack() {}

  public static void main(String[] words) {
    GradientModel model = FirstModel.train("fast", 4000, 4);
    Evaluation evaluation = evaluate(model, FirstModel.strokes(Split.TEST, 200), 0.1f);
    for (var attack : evaluation.attacks()) {
      System.out.printf("%s: %d left standing%n", attack.name(), attack.robustAfter());
    }
  }

  static Evaluation evaluate(GradientModel model, Dataset data, float epsilon) {
    Suite suite =
        Suite.of(
            Suite.Entry.of(
                "noise", "noise:draws=200", new Access.Labels(model), new UniformNoise(200)),
            Suite.Entry.of(
                "squares",
                "squares:queries=200,side=7",
                new Access.Scores(model),
                new SquareSearch(200, 7)),
            Suite.Entry.of(
                "momentum",
                "momentum:steps=10,decay=1",
                new Access.Gradients(model),
                new MomentumFgsm(10, 1)));
    return FirstEvaluation.of(model, data, List.of(epsilon), suite);
  }
}
