package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Relu;

/**
 * x (C, H, W) -> logits: the MNIST net of Madry, Makelov, Schmidt, Tsipras and Vladu 2018, section
 * 5: two 5x5 convolutions that keep the size, each with ReLU and 2x2 max pooling, then dense 1024.
 */
public record Madry() implements Architecture {
  @Override
  public String name() {
    return "madry";
  }

  @Override
  public String description() {
    return "Madry's MNIST net: 2 convolutions (32, 64 channels) with pooling, dense 1024";
  }

  @Override
  public Graph graph(Domain domain) {
    return Start.image(this, domain, 4)
        .then(Conv2d.of(32, 5, 1, 2))
        .then(new Relu())
        .then(MaxPool2d.of(2))
        .then(Conv2d.of(64, 5, 1, 2))
        .then(new Relu())
        .then(MaxPool2d.of(2))
        .then(new Flatten())
        .then(new Dense(1024))
        .then(new Relu())
        .then(new Dense(domain.classes()))
        .graph();
  }
}
