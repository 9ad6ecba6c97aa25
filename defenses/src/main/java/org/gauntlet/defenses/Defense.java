package org.gauntlet.defenses;

import org.gauntlet.core.LabelModel;

/**
 * Something put around a finished model. The result's type says what an attacker may still see of
 * it: a defense that cannot be differentiated returns no gradient model.
 */
@FunctionalInterface
public interface Defense<I extends LabelModel, O extends LabelModel> {
  O protect(I model);

  /** This defense inside, the next one around it. */
  default <P extends LabelModel> Defense<I, P> andThen(Defense<? super O, P> next) {
    return model -> next.protect(protect(model));
  }

  /** The defense that changes nothing. */
  static <M extends LabelModel> Defense<M, M> identity() {
    return model -> model;
  }
}
