package org.gauntlet.examples;

import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Threat;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * Paints random squares onto an image (C, H, W) and keeps those that raise the margin: random
 * search in the manner of the Square attack (Andriushchenko et al. 2020), without its schedule.
 */
public record SquareSearch(int queries, int side) implements Attack<Victim.Scores> {
  @Override
  public Tensor perturb(Victim.Scores victim, Threat threat, Seed seed) {
    RandomStream random = seed.open();
    Tensor best = victim.original();
    double height = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < queries && height <= 0; i++) {
      Tensor painted = painted(best, victim.original(), threat.epsilon(), random);
      Tensor x = threat.project(victim.original(), painted, victim.domain());
      double margin = Loss.MARGIN.value(victim.scores(x), victim.goal());
      if (margin > height) {
        best = x;
        height = margin;
      }
    }
    return best;
  }

  /** x with one square set to the original plus or minus epsilon. */
  private Tensor painted(Tensor x, Tensor original, float epsilon, RandomStream random) {
    Shape shape = x.shape();
    int top = random.nextInt(shape.at(1) - side + 1);
    int left = random.nextInt(shape.at(2) - side + 1);
    float change = random.nextInt(2) == 0 ? -epsilon : epsilon;
    float[] values = x.toArray();
    for (int i = 0; i < values.length; i++) {
      int row = i / shape.at(2) % shape.at(1) - top;
      int column = i % shape.at(2) - left;
      if (row >= 0 && row < side && column >= 0 && column < side) {
        values[i] = original.at(i) + change;
      }
    }
    return Tensor.adopt(shape, values);
  }
}
