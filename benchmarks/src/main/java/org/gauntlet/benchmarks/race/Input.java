package org.gauntlet.benchmarks.race;

import org.gauntlet.core.Batch;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;

/** A batch of noise with labels. */
public record Input(Batch x, Labels labels) {
  /** The classes of the rows. */
  public static final class Labels {
    private final int[] values;

    private Labels(int[] values) {
      this.values = values;
    }

    public int[] toArray() {
      return values.clone();
    }
  }

  /** Rows of uniform noise in [0, 1) and labels in [0, classes). */
  public static Input noise(Shape shape, int rows, int classes) {
    RandomStream random = new Seed(rows).child("noise").open();
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = random.nextInt(classes);
    }
    float[] values = random.uniform(Shape.of(rows * shape.size()), 0, 1).toArray();
    return new Input(Batch.adopt(shape, rows, values), new Labels(labels));
  }

  /** (N, classes): 1 at each row's label, otherwise 0. */
  public Batch oneHot(int classes) {
    float[] values = new float[x.size() * classes];
    for (int row = 0; row < x.size(); row++) {
      values[row * classes + labels.values[row]] = 1;
    }
    return Batch.adopt(Shape.of(classes), x.size(), values);
  }

  /** All values, row-major. */
  public static float[] values(Batch batch) {
    float[] values = new float[batch.size() * batch.shape().size()];
    for (int i = 0; i < batch.size(); i++) {
      batch.copyRowInto(i, values, i * batch.shape().size());
    }
    return values;
  }
}
