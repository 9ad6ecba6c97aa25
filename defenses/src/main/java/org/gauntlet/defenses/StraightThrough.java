package org.gauntlet.defenses;

import java.util.function.UnaryOperator;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;

/**
 * A model behind an input transform x (N, input) -> (N, input) whose derivative is taken for the
 * identity.
 */
final class StraightThrough implements GradientModel {
  private final GradientModel model;
  private final UnaryOperator<Batch> transform;

  StraightThrough(GradientModel model, UnaryOperator<Batch> transform) {
    this.model = model;
    this.transform = transform;
  }

  @Override
  public Domain domain() {
    return model.domain();
  }

  @Override
  public Batch scores(Batch x) {
    return model.scores(transform.apply(x));
  }

  @Override
  public Trace trace(Batch x) {
    return model.trace(transform.apply(x));
  }
}
