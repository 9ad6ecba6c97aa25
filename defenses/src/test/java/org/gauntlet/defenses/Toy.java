package org.gauntlet.defenses;

import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * Two classes, four inputs: logits are +-(w . x - 0.5 * sum(w)), so the boundary runs through the
 * middle of the domain.
 */
record Toy() implements GradientModel {
  static final Tensor WEIGHTS = Tensor.of(Shape.of(4), 1f, -0.5f, 0.25f, 0.75f);
  static final Domain DOMAIN = new Domain(Shape.of(4), 0, 1, 2);

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  static float height(Tensor x) {
    return (float) (WEIGHTS.dot(x) - 0.75);
  }

  @Override
  public Trace trace(Batch x) {
    return new Trace() {
      @Override
      public Batch scores() {
        return x.map((row, v) -> Tensor.of(Shape.of(2), height(v), -height(v)));
      }

      @Override
      public Batch pull(Batch cotangents) {
        return cotangents.map((row, c) -> WEIGHTS.times(c.at(0) - c.at(1)));
      }
    };
  }
}
