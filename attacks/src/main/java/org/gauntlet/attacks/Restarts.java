package org.gauntlet.attacks;

import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * An attack run several times, each time under a seed of its own, keeping this example's worst
 * case: the first candidate that reaches the goal, else (and always for {@link Goal.Climb}) the one
 * with the highest loss. A single run asks nothing more than the attack itself.
 */
public record Restarts<V extends Victim.Scores>(int times, Loss loss, Attack<? super V> attack)
    implements Attack<V> {
  public Restarts {
    Require.atLeastOne("restarts", times);
  }

  @Override
  public Tensor perturb(V victim, Threat threat, Seed seed) {
    Tensor best = attack.perturb(victim, threat, seed.child(0));
    if (times == 1) {
      return best;
    }
    Tensor scores = victim.scores(best);
    for (int i = 1; i < times && !victim.goal().reachedBy(scores.argmax()); i++) {
      Tensor x = attack.perturb(victim, threat, seed.child(i));
      Tensor there = victim.scores(x);
      if (isWorse(there, scores, victim.goal())) {
        best = x;
        scores = there;
      }
    }
    return best;
  }

  private boolean isWorse(Tensor scores, Tensor known, Goal goal) {
    return goal.reachedBy(scores.argmax()) || loss.value(scores, goal) > loss.value(known, goal);
  }
}
