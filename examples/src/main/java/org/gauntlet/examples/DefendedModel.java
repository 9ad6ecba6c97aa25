package org.gauntlet.examples;

import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.UniformNoise;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.defenses.BitDepth;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Suite;

/** Puts a rounding defense before a model and attacks it through its adaptive view. */
public final class DefendedModel {
  private DefendedModel() {}

  public static void main(String[] words) {
    GradientModel model = FirstModel.train("fast", 4000, 4);
    Evaluation evaluation =
        evaluate(model, new BitDepth(3), FirstModel.strokes(Split.TEST, 200), 0.1f);
    for (var attack : evaluation.attacks()) {
      System.out.printf("%s: %d left standing%n", attack.name(), attack.robustAfter());
    }
  }

  static Evaluation evaluate(GradientModel model, BitDepth rounding, Dataset data, float epsilon) {
    // What users meet: it answers scores, and new Access.Gradients(defended) does not compile.
    ScoreModel defended = rounding.protect(model);
    // What an attacker who knows the defense differentiates instead.
    GradientModel view = rounding.straightThrough().protect(model);
    var pgd = new Pgd(20, new StepSize.Relative(0.1f), Start.RANDOM, Loss.MARGIN);
    Suite suite =
        Suite.of(
            Suite.Entry.of(
                "noise", "noise:draws=50", new Access.Labels(defended), new UniformNoise(50)),
            Suite.Entry.of(
                "squares",
                "squares:queries=100,side=7",
                new Access.Scores(defended),
                new SquareSearch(100, 7)),
            Suite.Entry.of(
                "pgd-adaptive",
                "pgd:steps=20,step=0.1eps,loss=margin",
                new Access.Gradients(view),
                pgd));
    return FirstEvaluation.of(defended, data, List.of(epsilon), suite);
  }
}
