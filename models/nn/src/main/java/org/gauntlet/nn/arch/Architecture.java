package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Options;
import org.gauntlet.core.Spec;
import org.gauntlet.nn.graph.Graph;

/** A way to build a network for a domain. */
public interface Architecture {
  /** What the command line calls it. */
  String name();

  /** Its name with its options, which the command line may change. */
  default Spec spec() {
    return Spec.parse(name());
  }

  /** The same with the options that the command line gives; refuses those that it does not have. */
  default Architecture with(Options options) {
    return options.build(() -> this);
  }

  /** One line for people who choose. */
  String description();

  /**
   * The graph from x (domain.input) to logits (domain.classes); refuses domains that it cannot
   * take.
   */
  Graph graph(Domain domain);
}
