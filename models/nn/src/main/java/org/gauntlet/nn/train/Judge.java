package org.gauntlet.nn.train;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;

/** Says after each epoch how good the network is, so that the best is kept. */
@FunctionalInterface
public interface Judge {
  /** The accuracy that counts, on examples that are not trained on. */
  Accuracy judge(GradientModel current, List<Example> validation, Seed seed);

  /** Accuracy on the examples as they are. */
  static Judge clean(int batch) {
    return prepared(Recipe.PLAIN, batch);
  }

  /**
   * Accuracy on the examples as a recipe prepares them: for adversarial training, accuracy under
   * its attack.
   */
  static Judge prepared(Recipe recipe, int batch) {
    return (current, validation, seed) -> {
      int hits = 0;
      int number = 0;
      for (MiniBatch part : MiniBatch.split(validation, batch)) {
        Seed own = seed.child(number++);
        hits += part.hits(current.labels(recipe.prepare(current, part.x(), part.labels(), own)));
      }
      return new Accuracy(hits, validation.size());
    };
  }
}
