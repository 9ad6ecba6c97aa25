package org.gauntlet.harness;

import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** x (d) -> weights (k, d) x: logits whose gradients can be checked by hand. */
public record LinearModel(Domain domain, Tensor weights) implements GradientModel {
  /** Three inputs in [0, 1]; the largest is the class. */
  public static LinearModel largestOfThree() {
    Domain domain = new Domain(Shape.of(3), 0, 1, 3);
    return new LinearModel(domain, Tensor.of(Shape.of(3, 3), 10, 0, 0, 0, 10, 0, 0, 0, 10));
  }

  @Override
  public Trace trace(Batch x) {
    return new Trace() {
      @Override
      public Batch scores() {
        return x.map((_, row) -> times(row));
      }

      @Override
      public Batch pull(Batch cotangents) {
        return cotangents.map((_, row) -> timesTransposed(row));
      }
    };
  }

  private Tensor times(Tensor x) {
    float[] scores = new float[domain.classes()];
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < x.size(); j++) {
        scores[i] += weights.at(i * x.size() + j) * x.at(j);
      }
    }
    return Tensor.adopt(Shape.of(scores.length), scores);
  }

  private Tensor timesTransposed(Tensor cotangent) {
    float[] gradient = new float[domain.input().size()];
    for (int j = 0; j < gradient.length; j++) {
      for (int i = 0; i < cotangent.size(); i++) {
        gradient[j] += weights.at(i * gradient.length + j) * cotangent.at(i);
      }
    }
    return Tensor.adopt(domain.input(), gradient);
  }
}
