package org.gauntlet.attacks;

import org.gauntlet.core.Tensor;

/** What one case's attack asks of the model, with the place where the answer will be written. */
sealed interface Question {
  Tensor x();

  Reply<?> reply();

  Cost price();

  /** The label of x. */
  record OfLabel(Tensor x, Reply<Integer> reply) implements Question {
    @Override
    public Cost price() {
      return new Cost(1, 0);
    }
  }

  /** The logits of x. */
  record OfScores(Tensor x, Reply<Tensor> reply) implements Question {
    @Override
    public Cost price() {
      return new Cost(1, 0);
    }
  }

  /** Logits, loss and gradient at x. */
  record OfSlope(Tensor x, Goal goal, Loss loss, Reply<Slope> reply) implements Question {
    @Override
    public Cost price() {
      return new Cost(1, 1);
    }
  }
}
