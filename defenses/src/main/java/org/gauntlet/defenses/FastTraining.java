package org.gauntlet.defenses;

import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.Threat;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.train.Recipe;

/**
 * One gradient step from a random start (Wong, Rice, Kolter 2020, algorithm 3). As in the authors'
 * code the start may leave the domain; only the result is brought back into it. That is no detail:
 * on data whose pixels sit at the domain's edge, such as MNIST, a start that is brought back makes
 * every result an extreme point of the budget, and training collapses like plain FGSM training.
 */
public record FastTraining(Threat threat, StepSize step) implements Recipe {
  @Override
  public Batch prepare(GradientModel current, Batch x, int[] labels, Seed seed) {
    Domain domain = current.domain();
    Domain open = widened(domain, threat.epsilon());
    Batch start = x.map((row, value) -> threat.random(value, open, seed.child(row)));
    Batch slopes = slopes(current, start, labels);
    return x.map((row, value) ->
        threat.project(
            value, threat.ascend(start.row(row), slopes.row(row), step.in(threat), open), domain));
  }

  private static Batch slopes(GradientModel model, Batch x, int[] labels) {
    try (GradientModel.Trace trace = model.trace(x)) {
      return trace.pull(
          trace
              .scores()
              .map((row, scores) ->
                  Loss.CROSS_ENTROPY.cotangent(scores, new Goal.Climb(labels[row]))));
    }
  }

  private static Domain widened(Domain domain, float by) {
    return new Domain(domain.input(), domain.low() - by, domain.high() + by, domain.classes());
  }
}
