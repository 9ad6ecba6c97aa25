package org.gauntlet.nn.train;

import org.gauntlet.nn.graph.Network;

/**
 * Where a training stands between two epochs. With the examples, the options and the seed it
 * decides everything that follows, so a training can be left here and taken up again.
 *
 * @param network as it stands
 * @param momentum of its optimizer
 * @param trained the curve so far, and the network that is kept if the training ends here
 */
public record Milestone(Network network, Momentum momentum, Trained trained) {
  public Milestone {
    if (!trained.network().graph().equals(network.graph())) {
      throw new IllegalArgumentException("the network and the one to keep must have one graph");
    }
    momentum.mustFit(network.graph());
  }

  /** Before the first epoch. */
  public static Milestone start(Network network, Optimizer optimizer) {
    return new Milestone(
        network, Momentum.none(optimizer, network.graph()), Trained.nothingYet(network));
  }

  /** How many epochs are finished. */
  public int epochs() {
    return trained.curve().size();
  }

  /** Whether the epochs or the patience with the best are used up. */
  boolean ends(TrainingOptions options) {
    int waited = epochs() - trained.best();
    return epochs() >= options.epochs()
        || (epochs() > 0 && waited >= options.patience().orElse(Integer.MAX_VALUE));
  }
}
