package org.gauntlet.nn.train;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;

/** How many answers were right, out of how many. */
public record Accuracy(int hits, int of) {
  public Accuracy {
    Checks.atLeast("of", of, 1);
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("hits must be in [0, " + of + "], got " + hits);
    }
  }

  /** The model's accuracy on examples that it is asked about in batches. */
  public static Accuracy measure(LabelModel model, List<Example> examples, int batch) {
    int hits = 0;
    for (MiniBatch part : MiniBatch.split(examples, batch)) {
      hits += part.hits(model.labels(part.x()));
    }
    return new Accuracy(hits, examples.size());
  }

  /** In [0, 1]. */
  public double value() {
    return (double) hits / of;
  }
}
