package org.gauntlet.examples;

import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.UniformNoise;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Aim;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Suite;

/**
 * Attacks a model of which nothing is seen but labels, by way of a network trained in its place.
 */
public final class BlackBoxModel {
  private BlackBoxModel() {}

  public static void main(String[] words) {
    LabelModel target = NearestMean.of(FirstModel.strokes(Split.TRAIN, 4000));
    GradientModel surrogate = FirstModel.train("linear", 4000, 5);
    Evaluation evaluation = evaluate(target, surrogate, FirstModel.strokes(Split.TEST, 500), 0.1f);
    System.out.printf("%d of %d are right%n", evaluation.clean().hits(), evaluation.clean().of());
    for (var attack : evaluation.attacks()) {
      System.out.printf("%s: %d left standing%n", attack.name(), attack.robustAfter());
    }
  }

  static Evaluation evaluate(
      LabelModel target, GradientModel surrogate, Dataset data, float epsilon) {
    var pgd = new Pgd(20, new StepSize.Relative(0.1f), Start.RANDOM, Loss.MARGIN);
    Suite suite =
        Suite.of(
            Suite.Entry.of(
                "noise", "noise:draws=20", new Access.Labels(target), new UniformNoise(20)),
            new Suite.Entry<>(
                "transfer",
                "pgd:steps=20,step=0.1eps,loss=margin",
                new Access.Gradients(surrogate),
                pgd,
                Aim.AVOID,
                "a network trained in its place"));
    return FirstEvaluation.of(target, data, List.of(epsilon), suite);
  }
}
