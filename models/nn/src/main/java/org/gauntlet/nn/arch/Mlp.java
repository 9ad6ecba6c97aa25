package org.gauntlet.nn.arch;

import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Value;

/** x (any) -> logits: hidden dense layers with ReLU, then one dense layer. */
public record Mlp(List<Integer> hidden) implements Architecture {
  public Mlp {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("hidden must name at least one layer's width, got none");
    }
  }

  /** Two hidden layers of 256 units. */
  public static Mlp standard() {
    return new Mlp(List.of(256, 256));
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String description() {
    return "dense layers of " + hidden + " units with ReLU";
  }

  @Override
  public Graph graph(Domain domain) {
    Value x = Start.flat(domain);
    for (int units : hidden) {
      x = x.then(new Dense(units)).then(new Relu());
    }
    return x.then(new Dense(domain.classes())).graph();
  }
}
