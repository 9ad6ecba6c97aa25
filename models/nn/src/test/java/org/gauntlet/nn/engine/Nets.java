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
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Take;
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
    // Too many weights for a near cache: all chunks pass together.
    nets.put("dense many", chain(Shape.of(601), new Dense(441), new Relu(), new Dense(3)));
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
    nets.put(
        "learned affine",
        chain(
            image,
            new Affine(Shape.of(1, 7, 6), true),
            new Affine(Shape.of(3, 1, 1), true),
            new Affine(image, true),
            new Affine(Shape.of(1, 1, 1), true)));
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
    for (Curve curve : Curve.values()) {
      nets.put("curve " + curve, curved(curve));
    }
    for (Pairing pairing : Pairing.values()) {
      nets.put("pairing " + pairing, paired(pairing));
    }
    for (Reduction reduction : Reduction.values()) {
      nets.put(
          "reduce " + reduction,
          chain(image, new Reduce(reduction, List.of(2, 0)), new Relu(), new Sigmoid()));
    }
    nets.put("softmax", chain(image, new Softmax(0, false), new Softmax(2, false)));
    nets.put("log softmax", chain(image, Conv2d.of(5, 3, 1, 1), new Softmax(1, true)));
    nets.put("standardize", chain(image, new Standardize(1, 1e-3f), new Relu()));
    nets.put("standardize all", chain(image, Conv2d.of(4, 3, 1, 1), new Standardize(0, 1e-5f)));
    nets.put("expand", chain(Shape.of(3, 1, 2), new Expand(Shape.of(3, 4, 2)), new Relu()));
    nets.put("take", chain(image, new Take(1, List.of(6, 0, 0, 3, 6)), new Relu()));
    nets.put("attention", attention());
    nets.put("residual", residual());
    for (Cell cell : Cell.values()) {
      for (boolean reverse : new boolean[] {false, true}) {
        String name = cell + (reverse ? " reversed" : "");
        nets.put(name, chain(Shape.of(6, 5), new Recurrent(cell, 9, reverse)));
        nets.put(name + " with states", started(cell, reverse));
      }
      nets.put(cell + " few", chain(Shape.of(3, 2), new Recurrent(cell, 3, false), new Relu()));
      nets.put(cell + " once", chain(Shape.of(1, 10), new Recurrent(cell, 8, true)));
    }
    nets.put("both ways", bothWays());
    return nets;
  }

  /** A layer whose first states come from the input. */
  private static Network started(Cell cell, boolean reverse) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node("flat", new Flatten(), List.of("x")));
    List<String> reads = new ArrayList<>(List.of("x"));
    for (int i = 0; i < cell.states(); i++) {
      nodes.add(new Node("start" + i, new Dense(9), List.of("flat")));
      reads.add("start" + i);
    }
    nodes.add(new Node("sequence", new Recurrent(cell, 9, reverse), reads));
    nodes.add(new Node("last", new Slice(List.of(2, 0), List.of(1, 9)), List.of("sequence")));
    nodes.add(new Node("row", new Flatten(), List.of("last")));
    nodes.add(new Node("logits", new Dense(4), List.of("row")));
    Shape input = Shape.of(4, 3);
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("logits"));
    return filled(graph, new Domain(input, -1, 1, 4));
  }

  /** Two layers of two directions, turned so that the hidden values join. */
  private static Network bothWays() {
    List<Node> nodes = new ArrayList<>();
    String below = "x";
    for (int layer = 0; layer < 2; layer++) {
      List<String> turned = new ArrayList<>();
      for (boolean reverse : new boolean[] {false, true}) {
        String name = "lstm" + layer + reverse;
        nodes.add(new Node(name, new Recurrent(Cell.LSTM, 5, reverse), List.of(below)));
        nodes.add(new Node(name + "t", new Permute(List.of(1, 0)), List.of(name)));
        turned.add(name + "t");
      }
      nodes.add(new Node("both" + layer, new Concat(), turned));
      below = "steps" + layer;
      nodes.add(new Node(below, new Permute(List.of(1, 0)), List.of("both" + layer)));
    }
    nodes.add(new Node("flat", new Flatten(), List.of(below)));
    nodes.add(new Node("logits", new Dense(4), List.of("flat")));
    Shape input = Shape.of(5, 4);
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("logits"));
    return filled(graph, new Domain(input, -1, 1, 4));
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

  /** Where a curve is asked: near numbers, and farther ones where it has values there. */
  private static List<Clip> asked(Curve curve) {
    return switch (curve) {
      case ACOS, ASIN, ATANH -> List.of(new Clip(0.07f, 0.9f), new Clip(0.2f, 0.8f));
      case ACOSH -> List.of(new Clip(1.1f, 2), new Clip(1.2f, 3));
      case TAN -> List.of(new Clip(0.07f, 1), new Clip(0.2f, 1.3f));
      default -> List.of(new Clip(0.07f, 1), new Clip(0.2f, 3));
    };
  }

  private static Network curved(Curve curve) {
    List<Node> nodes =
        List.of(
            new Node("positive", asked(curve).getFirst(), List.of("x")),
            new Node("curve", new Pointwise(curve), List.of("positive")),
            new Node("image", Conv2d.of(3, 3, 1, 1), List.of("x")),
            new Node("half", new Constant(Shape.of(1)), List.of()),
            new Node("far", new Affine(Shape.of(1, 1, 1)), List.of("image")),
            new Node("bounded", asked(curve).getLast(), List.of("far")),
            new Node("again", new Pointwise(curve), List.of("bounded")),
            new Node("both", new Concat(), List.of("curve", "again")),
            new Node("flat", new Flatten(), List.of("both")),
            new Node("whole", new Concat(), List.of("flat", "half")),
            new Node("logits", new Dense(4), List.of("whole")));
    Shape input = Shape.of(2, 4, 4);
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("logits"));
    return filled(graph, new Domain(input, -1, 1, 4));
  }

  /** A pairing of the input with what is computed from it, and of that with itself, stretched. */
  private static Network paired(Pairing pairing) {
    List<Node> nodes =
        List.of(
            new Node("image", Conv2d.of(2, 3, 1, 1), List.of("x")),
            new Node("positive", new Clip(0.3f, 2), List.of("image")),
            new Node("gate", new Sigmoid(), List.of("x")),
            new Node("row", new Slice(List.of(0, 2, 0), List.of(2, 1, 3)), List.of("gate")),
            new Node("near", new Pairwise(pairing), List.of("gate", "positive")),
            new Node("far", new Pairwise(pairing), List.of("row", "positive")),
            new Node("back", new Pairwise(pairing), List.of("gate", "row")),
            new Node("sum", new Add(), List.of("near", "far", "back")),
            new Node("flat", new Flatten(), List.of("sum")),
            new Node("logits", new Dense(4), List.of("flat")));
    Shape input = Shape.of(2, 4, 3);
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), nodes, List.of("logits"));
    return filled(graph, new Domain(input, -1, 1, 4));
  }

  /** Two heads of attention with a mask, whose last product stretches a constant matrix. */
  private static Network attention() {
    List<Node> nodes =
        List.of(
            new Node("heads", new Reshape(Shape.of(2, 6, 5)), List.of("x")),
            new Node("keys", new Permute(List.of(0, 2, 1)), List.of("heads")),
            new Node("scores", new MatMul(), List.of("heads", "keys")),
            new Node("weights", new Softmax(2, false), List.of("scores")),
            new Node("low", new Constant(Shape.of(2, 6, 6)), List.of()),
            new Node("mask", new Pairwise(Pairing.GREATER), List.of("scores", "low")),
            new Node("masked", new Select(), List.of("mask", "weights", "low")),
            new Node("values", new MatMul(), List.of("masked", "heads")),
            new Node("matrix", new Constant(Shape.of(1, 5, 9)), List.of()),
            new Node("wide", new MatMul(), List.of("values", "matrix")),
            new Node("one", new Slice(List.of(0, 0, 0), List.of(1, 4, 6)), List.of("wide")),
            new Node("last", new MatMul(), List.of("one", "wide")),
            new Node("relu", new Relu(), List.of("last")),
            new Node("flat", new Flatten(), List.of("relu")),
            new Node("logits", new Dense(4), List.of("flat")));
    Shape input = Shape.of(60);
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
          boolean mean = name.endsWith("shift") || name.endsWith("mean") || name.endsWith("value");
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
