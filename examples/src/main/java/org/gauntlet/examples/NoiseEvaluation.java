package org.gauntlet.examples;

import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.UniformNoise;
import org.gauntlet.core.LabelModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Suite;

/** Measures a model of any kind under random noise, which asks for labels alone. */
public final class NoiseEvaluation {
  private NoiseEvaluation() {}

  static Evaluation of(LabelModel model, Dataset data, float epsilon) {
    var noise =
        Suite.Entry.of("noise", "noise:draws=20", new Access.Labels(model), new UniformNoise(20));
    return FirstEvaluation.of(model, data, List.of(epsilon), Suite.of(noise));
  }

  static void tell(Evaluation evaluation) {
    System.out.printf("%d of %d are right%n", evaluation.clean().hits(), evaluation.clean().of());
    for (var attack : evaluation.attacks()) {
      System.out.printf("%s: %d left standing%n", attack.name(), attack.robustAfter());
    }
  }
}
