package org.gauntlet.benchmarks.engine;

import java.util.List;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;

/** The networks that whole loops are measured on, with fresh weights. */
enum Nets {
  FAST("fast", 1, 28),
  MADRY("madry", 1, 28),
  RESNET18("resnet18", 3, 32),
  LSTM("lstm", 1, 28);

  /** Those that attacks are measured on. */
  static final List<Nets> ATTACKED = List.of(FAST, MADRY, RESNET18);

  static final int CLASSES = 10;

  private final String architecture;
  private final int channels;
  private final int side;

  Nets(String architecture, int channels, int side) {
    this.architecture = architecture;
    this.channels = channels;
    this.side = side;
  }

  String architecture() {
    return architecture;
  }

  Network network() {
    Domain domain = new Domain(image(), 0, 1, CLASSES);
    return Network.initialise(Architectures.named(architecture).graph(domain), domain, new Seed(1));
  }

  Input input(int rows) {
    return Input.noise(image(), rows, CLASSES);
  }

  private Shape image() {
    return Shape.of(channels, side, side);
  }

  /**
   * The same network with tanh for ReLU and the mean for the largest of a pool. Gradients are
   * compared on it: of the tens of millions of rectified values of a deep network a few lie within
   * rounding of zero, where the sides may differ in sign, a few pools have two values within
   * rounding of the largest, and such a flip moves the gradient by far more than rounding does.
   */
  static Network smooth(Network network) {
    Graph graph = network.graph();
    Graph smooth =
        new Graph(
            graph.inputs(), graph.nodes().stream().map(Nets::smooth).toList(), graph.outputs());
    return new Network(smooth, network.domain(), network.parameters());
  }

  private static Node smooth(Node node) {
    return switch (node.operator()) {
      case Relu _ -> new Node(node.name(), new Tanh(), node.inputs());
      case MaxPool2d(Window window) ->
          new Node(node.name(), new AveragePool2d(window), node.inputs());
      default -> node;
    };
  }
}
