package org.gauntlet.examples;

import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Fgsm;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Seed;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Subject;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.run.Evaluator;

/** Measures a model under a suite of attacks, in memory. */
public final class FirstEvaluation {
  private FirstEvaluation() {}

  /** Under FGSM and PGD at one budget. */
  static Evaluation of(GradientModel model, Dataset data, float epsilon) {
    var seen = new Access.Gradients(model);
    var pgd = new Pgd(40, new StepSize.Relative(1 / 30f), Start.RANDOM, Loss.CROSS_ENTROPY);
    Suite suite =
        Suite.of(
            Suite.Entry.of("fgsm", "fgsm", seen, new Fgsm(Loss.CROSS_ENTROPY)),
            Suite.Entry.of("pgd", "pgd:steps=40", seen, pgd));
    return of(model, data, List.of(epsilon), suite);
  }

  /** Under any suite at any budgets, smallest first. */
  static Evaluation of(LabelModel model, Dataset data, List<Float> epsilons, Suite suite) {
    var subject =
        new Subject(
            "my model", "", data.name(), data.fingerprint(), data.domain(), data.classNames());
    Plan plan =
        new Plan(model, subject, data.examples(), Norm.LINF, epsilons, suite, new Seed(1), 256);
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }
}
