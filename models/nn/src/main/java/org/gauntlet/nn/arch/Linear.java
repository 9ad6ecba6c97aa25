package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Graph;

/** x (any) -> logits: one dense layer, that is softmax regression. */
public record Linear() implements Architecture {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public String description() {
    return "one dense layer (softmax regression)";
  }

  @Override
  public Graph graph(Domain domain) {
    return Start.flat(domain).then(new Dense(domain.classes())).graph();
  }
}
