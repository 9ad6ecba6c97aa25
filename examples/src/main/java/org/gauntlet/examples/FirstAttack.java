package org.gauntlet.examples;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attempt;
import org.gauntlet.attacks.Case;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Lockstep;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;

/** Breaks a network that was trained plainly. */
public final class FirstAttack {
  private FirstAttack() {}

  /** How many examples were classified right, and how many of those PGD turned. */
  public record Outcome(int right, int broken) {}

  public static void main(String[] words) {
    GradientModel model = FirstModel.train("fast", 4000, 4);
    Outcome outcome = attack(model, FirstModel.strokes(Split.TEST, 200));
    System.out.printf("%d of 200 are right, PGD breaks %d%n", outcome.right(), outcome.broken());
  }

  static Outcome attack(GradientModel model, Dataset data) {
    List<Case> cases = new ArrayList<>();
    for (var example : data.examples()) {
      if (model.labels(Batch.of(example.input()))[0] == example.label()) {
        cases.add(new Case(example.id(), example.input(), new Goal.Avoid(example.label())));
      }
    }
    var seen = new Access.Gradients(model);
    var budget = new NormBall(Norm.LINF, 0.2f);
    var pgd = new Pgd(20, new StepSize.Absolute(0.02f), Start.RANDOM, Loss.CROSS_ENTROPY);
    List<Attempt> attempts = new ArrayList<>();
    new Lockstep(256).run(seen, pgd, budget, cases, new Seed(3), attempts::add);
    long broken = attempts.stream().filter(attempt -> isBroken(model, budget, attempt)).count();
    return new Outcome(cases.size(), (int) broken);
  }

  /** An attack is not believed: the distance is measured, and the model is asked again. */
  private static boolean isBroken(GradientModel model, NormBall budget, Attempt attempt) {
    return attempt instanceof Attempt.Returned(Case of, var candidate, _)
        && budget.allows(of.original(), candidate, model.domain())
        && of.goal().reachedBy(model.labels(Batch.of(candidate))[0]);
  }
}
