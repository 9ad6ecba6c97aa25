package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Relu;

/**
 * x (C, H, W) -> logits: the MNIST net of Wong, Rice and Kolter, "Fast is better than free", 2020
 * (first in Wong and Kolter 2018): strided convolutions instead of pooling.
 */
public record Fast() implements Architecture {
  @Override
  public String name() {
    return "fast";
  }

  @Override
  public String description() {
    return "the small MNIST net of fast adversarial training: 2 strided convolutions, dense 100";
  }

  @Override
  public Graph graph(Domain domain) {
    return Start.image(this, domain, 4)
        .then(Conv2d.of(16, 4, 2, 1))
        .then(new Relu())
        .then(Conv2d.of(32, 4, 2, 1))
        .then(new Relu())
        .then(new Flatten())
        .then(new Dense(100))
        .then(new Relu())
        .then(new Dense(domain.classes()))
        .graph();
  }
}
