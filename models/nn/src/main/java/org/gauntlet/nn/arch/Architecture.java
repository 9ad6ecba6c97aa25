package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Graph;

/** A way to build a network for a domain. */
public interface Architecture {
  /** What the command line calls it. */
  String name();

  /** One line for people who choose. */
  String description();

  /**
   * The graph from x (domain.input) to logits (domain.classes); refuses domains that it cannot
   * take.
   */
  Graph graph(Domain domain);
}
