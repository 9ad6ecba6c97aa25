package org.gauntlet.core;

import java.util.function.UnaryOperator;

/** A model that answers logits: what a score-based attacker sees. */
public interface ScoreModel extends LabelModel {
  /** x (N, input) -> logits (N, classes), unnormalised. */
  Batch scores(Batch x);

  @Override
  default int[] labels(Batch x) {
    return scores(x).argmax();
  }

  /** Any function from inputs to logits, as a model. */
  static ScoreModel of(Domain domain, UnaryOperator<Batch> scores) {
    return new ScoreModel() {
      @Override
      public Domain domain() {
        return domain;
      }

      @Override
      public Batch scores(Batch x) {
        return scores.apply(x);
      }
    };
  }
}
