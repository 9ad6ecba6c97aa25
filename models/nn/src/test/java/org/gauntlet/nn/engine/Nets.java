package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;

/** Small networks that between them use every operator in every way that matters. */
final class Nets {
  private Nets() {}

  /** By name, so that a failing test says which. */
  static Map<String, Network> all() {
    Map<String, Network> nets = new LinkedHashMap<>();
    Shape image = Shape.of(3, 7, 6);
    nets.put("dense", chain(Shape.of(13), new Dense(11)));
    nets.put("dense few", chain(Shape.of(5), new Dense(3), new Dense(2)));
    nets.put("conv", chain(image, Conv2d.of(9, 3, 1, 1)));
    nets.put("conv few", chain(image, Conv2d.of(5, 2, 1, 0)));
    nets.put("conv one channel", chain(Shape.of(1, 9, 9), Conv2d.of(16, 4, 2, 1)));
    nets.put("conv strided", chain(image, new Conv2d(8, new Window(3, 3, 2, 1), 1, true)));
    nets.put("conv gaps", chain(image, new Conv2d(4, new Window(1, 2, 0, 1), 1, false)));
    nets.put("conv dilated", chain(image, new Conv2d(10, new Window(3, 1, 2, 2), 1, true)));
    nets.put(
        "conv grouped", chain(Shape.of(6, 5, 5), new Conv2d(20, new Window(3, 2, 1, 1), 2, true)));
    nets.put(
        "conv depthwise",
        chain(Shape.of(4, 5, 5), new Conv2d(4, new Window(3, 1, 1, 1), 4, false)));
    nets.put("relu", chain(image, Conv2d.of(4, 3, 1, 1), new Relu()));
    nets.put("relu of input", chain(image, new Relu(), new LeakyRelu(0.1f)));
    nets.put("leaky", chain(image, Conv2d.of(8, 3, 1, 0), new LeakyRelu(0.2f)));
    nets.put("sigmoid", chain(image, Conv2d.of(4, 3, 1, 0), new Sigmoid(), new Relu()));
    nets.put("tanh", chain(image, Conv2d.of(4, 3, 1, 0), new Tanh(), new Tanh()));
    nets.put("max pool", chain(image, MaxPool2d.of(2), new Relu()));
    nets.put("max pool overlapping", chain(image, new MaxPool2d(new Window(3, 2, 1, 1))));
    nets.put("average pool", chain(image, new AveragePool2d(new Window(3, 2, 1, 1))));
    nets.put("global pool", chain(image, Conv2d.of(12, 3, 1, 1), new GlobalAveragePool()));
    nets.put("batch norm", chain(image, Conv2d.of(8, 3, 1, 1), BatchNorm.standard(), new Relu()));
    nets.put("batch norm epsilon", chain(image, new BatchNorm(0.3f, 0.2f), new Tanh()));
    nets.put("flat norm", chain(Shape.of(9), new Dense(8), BatchNorm.standard(), new Tanh()));
    nets.put("dropout", chain(image, Conv2d.of(8, 3, 2, 1), new Dropout(0.4f), new Relu()));
    nets.put(
        "reshape",
        chain(Shape.of(24), new Reshape(Shape.of(2, 4, 3)), Conv2d.of(8, 3, 1, 1), new Relu()));
    Span narrow = new Span(2, 1, 1, 0, 2);
    Span wide = new Span(3, 2, 0, 2, 1);
    Window uneven = new Window(narrow, wide);
    nets.put("conv uneven", chain(image, new Conv2d(9, uneven, 1, true), new Relu()));
    nets.put("conv uneven few", chain(image, new Conv2d(2, new Window(wide, narrow), 1, true)));
    nets.put("max pool uneven", chain(image, new MaxPool2d(uneven)));
    nets.put("average pool uneven", chain(image, new AveragePool2d(uneven)));
    nets.put("affine", chain(image, new Affine(Shape.of(3, 1, 1)), new Affine(Shape.of(1, 7, 6))));
    nets.put("affine in place", chain(image, new Affine(image), new Relu()));
    nets.put("clip", chain(image, Conv2d.of(5, 3, 1, 1), new Clip(-0.3f, 0.4f), new Relu()));
    nets.put("elu", chain(image, Conv2d.of(5, 3, 1, 1), new Elu(0.7f), new LeakyRelu(0.2f)));
    nets.put("permute", chain(image, new Permute(List.of(2, 0, 1)), Conv2d.of(5, 3, 1, 1)));
    nets.put(
        "pad and slice",
        chain(
            image,
            new Pad(List.of(0, 1, 2), List.of(1, 0, 1), 0.25f),
            new Slice(List.of(1, 0, 1), List.of(3, 7, 5)),
            new Relu()));
    nets.put("products", products());
    nets.put("residual", residual());
    return nets;
  }

  /** Convolution, a residual block, concatenation with an earlier value, one value added twice. */
  private static Network residual() {
    List<Node> nodes =
        List.of(
            new Node("stem", Conv2d.of(8, 3, 1, 1), List.of("x")),
            new Node("norm", BatchNorm.standard(), List.of("stem")),
            new Node("relu", new Relu(), List.of("norm")),
            new Node("left", Conv2d.of(8, 3, 1, 1), List.of("relu")),
            new Node("inner", new Relu(), List.of("left")),
            new Node("right", Conv2d.of(8, 1, 1, 0), List.of("inner")),
            new Node("sum", new Add(), List.of("right", "relu")),
            new Node("out", new Relu(), List.of("sum")),
            new Node("both", new Concat(), List.of("out", "relu", "x")),
            new Node("pool", new AveragePool2d(Window.of(2, 2, 0)), List.of("both")),
            new Node("flat", new Flatten(), List.of("pool")),
            new Node("twice", new Add(), List.of("flat", "flat")),
            new Node("head", new Dense(10), List.of("twice")),
            new Node("tail", new Tanh(), List.of("head")),
            new Node("logits", new Add(), List.of("tail", "head")));
    Shape input = Shape.of(3, 6, 6);
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("logits"));
    return filled(graph, new Domain(input, -1, 1, 10));
  }

  /** Gates that stretch on either side, a square, and a rectifier behind a product. */
  private static Network products() {
    List<Node> nodes =
        List.of(
            new Node("image", Conv2d.of(4, 3, 1, 1), List.of("x")),
            new Node("means", new GlobalAveragePool(), List.of("image")),
            new Node("column", new Reshape(Shape.of(4, 1, 1)), List.of("means")),
            new Node("gate", new Sigmoid(), List.of("column")),
            new Node("gated", new Multiply(), List.of("image", "gate")),
            new Node("again", new Multiply(), List.of("gate", "gated")),
            new Node("square", new Multiply(), List.of("again", "again")),
            new Node("product", new Multiply(), List.of("square", "gated")),
            new Node("relu", new Relu(), List.of("product")),
            new Node("flat", new Flatten(), List.of("relu")),
            new Node("logits", new Dense(4), List.of("flat")));
    Shape input = Shape.of(2, 5, 4);
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("logits"));
    return filled(graph, new Domain(input, -1, 1, 4));
  }

  /** The operators one after the other, then a dense layer of four logits. */
  static Network chain(Shape input, Operator... operators) {
    List<Node> nodes = new ArrayList<>();
    String last = "x";
    for (int i = 0; i < operators.length; i++) {
      nodes.add(new Node("node" + i, operators[i], List.of(last)));
      last = "node" + i;
    }
    nodes.add(new Node("flat", new Flatten(), List.of(last)));
    nodes.add(new Node("logits", new Dense(4), List.of("flat")));
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("logits"));
    return filled(graph, new Domain(input, -1, 1, 4));
  }

  /** Parameters that are all different, buffers included. */
  private static Network filled(Graph graph, Domain domain) {
    Network network = Network.initialise(graph, domain, new Seed(7));
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
    network
        .parameters()
        .forEach((name, tensor) -> {
          boolean positive = name.endsWith("scale") || name.endsWith("variance");
          boolean mean = name.endsWith("shift") || name.endsWith("mean");
          Tensor drawn =
              new Seed(8).child(name).open().uniform(tensor.shape(), positive ? 0.5f : -1, 1.5f);
          parameters.put(name, positive || mean ? drawn : tensor);
        });
    return network.with(parameters);
  }

  /** Rows drawn from the domain, each from its own seed. */
  static Batch inputs(Domain domain, int rows) {
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(new Seed(9).child(i).open().uniform(domain.input(), domain.low(), domain.high()));
    }
    return Batch.of(all);
  }

  /** Standard normal cotangents for the logits, each row from its own seed. */
  static Batch cotangents(Domain domain, int rows) {
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(new Seed(10).child(i).open().gaussian(Shape.of(domain.classes())));
    }
    return Batch.of(all);
  }
}
