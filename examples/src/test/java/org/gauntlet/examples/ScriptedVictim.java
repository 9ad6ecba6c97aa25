package org.gauntlet.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gauntlet.attacks.Cost;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Slope;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * Two classes, the true one being 0: the other wins where the height is positive. Its gradients are
 * read off a list, one a question, and everything it is asked is remembered.
 */
record ScriptedVictim(
    Domain domain,
    Tensor original,
    Function<Tensor, Float> height,
    List<Tensor> gradients,
    List<Tensor> asked)
    implements Victim.Gradients {

  static ScriptedVictim of(Tensor original, Function<Tensor, Float> height, Tensor... gradients) {
    return new ScriptedVictim(
        new Domain(original.shape(), 0, 1, 2),
        original,
        height,
        List.of(gradients),
        new ArrayList<>());
  }

  @Override
  public Goal goal() {
    return new Goal.Avoid(0);
  }

  @Override
  public Cost cost() {
    return new Cost(asked.size(), 0);
  }

  @Override
  public int label(Tensor x) {
    return scores(x).argmax();
  }

  @Override
  public Tensor scores(Tensor x) {
    asked.add(x);
    return Tensor.of(Shape.of(2), 0, height.apply(x));
  }

  @Override
  public Slope slope(Tensor x, Loss loss) {
    Tensor gradient = gradients.get(asked.size());
    Tensor scores = scores(x);
    return new Slope(scores, scores.argmax() != 0, loss.value(scores, goal()), gradient);
  }
}
