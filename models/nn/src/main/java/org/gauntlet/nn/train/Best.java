package org.gauntlet.nn.train;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Network;

/**
 * Keeps the curve and the best network so far: the first of equals by validation, always the newest
 * without it.
 */
final class Best {
  private final List<Epoch> curve = new ArrayList<>();
  private Epoch epoch;
  private Network network;

  /** Begins with the first epoch of a training. */
  Best(Epoch first, Learner learner) {
    curve.add(first);
    epoch = first;
    network = learner.snapshot();
  }

  void take(Epoch next, Learner learner) {
    curve.add(next);
    if (better(next)) {
      epoch = next;
      network = learner.snapshot();
    }
  }

  /** Whether the epochs or the patience with the best are used up. */
  boolean ends(TrainingOptions options) {
    int waited = epochs() - epoch.number();
    return epochs() >= options.epochs() || waited >= options.patience().orElse(Integer.MAX_VALUE);
  }

  /** How many epochs there have been. */
  int epochs() {
    return curve.size();
  }

  Trained trained() {
    return new Trained(network, epoch.number(), curve);
  }

  private boolean better(Epoch next) {
    return next.validation().isEmpty()
        || epoch.validation().isEmpty()
        || next.validation().get().value() > epoch.validation().get().value();
  }
}
