package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Value;

/**
 * x (C, H, W) -> logits: LeCun, Bottou, Bengio and Haffner 1998, figure 2, in today's form: ReLU
 * for tanh, max pooling for trained subsampling, a full second convolution, a dense layer for the
 * RBF units. Images below 32 pixels are padded by 2, which brings MNIST to the paper's 32.
 */
public record LeNet5() implements Architecture {
  @Override
  public String name() {
    return "lenet5";
  }

  @Override
  public String description() {
    return "LeCun's LeNet-5: 2 convolutions (6, 16 channels) with pooling, dense 120, 84";
  }

  @Override
  public Graph graph(Domain domain) {
    Value x = Start.image(this, domain, 12);
    int padding = Math.min(x.shape().at(1), x.shape().at(2)) < 32 ? 2 : 0;
    return x.then(Conv2d.of(6, 5, 1, padding))
        .then(new Relu())
        .then(MaxPool2d.of(2))
        .then(Conv2d.of(16, 5, 1, 0))
        .then(new Relu())
        .then(MaxPool2d.of(2))
        .then(new Flatten())
        .then(new Dense(120))
        .then(new Relu())
        .then(new Dense(84))
        .then(new Relu())
        .then(new Dense(domain.classes()))
        .graph();
  }
}
