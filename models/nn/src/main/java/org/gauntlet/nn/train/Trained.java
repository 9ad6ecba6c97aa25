package org.gauntlet.nn.train;

import java.util.List;
import org.gauntlet.nn.graph.Network;

/**
 * What a training made.
 *
 * @param network the best by validation, or the last without validation examples
 * @param best the number of the epoch that it is from
 * @param curve every epoch that ran
 */
public record Trained(Network network, int best, List<Epoch> curve) {
  public Trained {
    curve = List.copyOf(curve);
  }
}
