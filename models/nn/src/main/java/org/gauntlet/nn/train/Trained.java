package org.gauntlet.nn.train;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.nn.graph.Network;

/**
 * What a training made.
 *
 * @param network the best by validation (the first of equals), or the last without validation
 *     examples
 * @param best the number of the epoch that it is from; 0 is the start
 * @param curve every epoch that ran
 */
public record Trained(Network network, int best, List<Epoch> curve) {
  public Trained {
    curve = List.copyOf(curve);
    if (best < 0 || best > curve.size()) {
      throw new IllegalArgumentException("best must be in [0, " + curve.size() + "], got " + best);
    }
  }

  static Trained nothingYet(Network start) {
    return new Trained(start, 0, List.of());
  }

  /** With one more epoch, which ended with this network. */
  Trained then(Epoch epoch, Network ended) {
    List<Epoch> longer = new ArrayList<>(curve);
    longer.add(epoch);
    return isBest(epoch)
        ? new Trained(ended, epoch.number(), longer)
        : new Trained(network, best, longer);
  }

  private boolean isBest(Epoch epoch) {
    return best == 0
        || epoch.validation().isEmpty()
        || curve.get(best - 1).validation().isEmpty()
        || epoch.validation().get().value() > curve.get(best - 1).validation().get().value();
  }
}
