package org.gauntlet.defenses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Attempt;
import org.gauntlet.attacks.Case;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Lockstep;
import org.gauntlet.attacks.Threat;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.train.Recipe;

/**
 * Replaces every training batch by its adversarial version under the model as it stands (Madry et
 * al. 2018, equation 2.1). Which recipe it is depends on the attack alone: FGSM without a random
 * start collapses, many random steps are Madry's.
 */
public record AdversarialTraining(Attack<? super Victim.Gradients> attack, Threat threat)
    implements Recipe {

  @Override
  public Batch prepare(GradientModel current, Batch x, int[] labels, Seed seed) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      cases.add(new Case(String.valueOf(i), x.row(i), new Goal.Climb(labels[i])));
    }
    Map<String, Tensor> candidates = new HashMap<>();
    new Lockstep(x.size())
        .run(
            new Access.Gradients(current),
            attack,
            threat,
            cases,
            seed,
            attempt -> candidates.put(attempt.of().id(), candidate(attempt)));
    return x.map((row, value) -> candidates.getOrDefault(String.valueOf(row), value));
  }

  /**
   * A model that fails in training is noticed by the trainer, on the batch that it fails on; here
   * the example stays as it was.
   */
  private static Tensor candidate(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Returned(Case _, Tensor candidate, _) -> candidate;
      case Attempt.Failed(Case of, _, _) -> of.original();
    };
  }
}
