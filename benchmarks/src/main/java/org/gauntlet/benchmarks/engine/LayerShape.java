package org.gauntlet.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;

/**
 * One layer to be measured on its own.
 *
 * @param rows rows of the batch
 * @param quick whether quick runs measure it as well
 */
record LayerShape(String name, Operator layer, Shape input, int rows, boolean quick) {
  private static final int ROWS = 64;

  static List<LayerShape> convolutions() {
    return List.of(
        conv("1->32 28x28 k3", 1, 32, 28, Window.of(3, 1, 1), true),
        conv("1->32 28x28 k5", 1, 32, 28, Window.of(5, 1, 2), true),
        conv("1->16 28x28 k4/2", 1, 16, 28, Window.of(4, 2, 1), false),
        conv("16->32 14x14 k4/2", 16, 32, 14, Window.of(4, 2, 1), false),
        conv("6->16 14x14 k5", 6, 16, 14, Window.of(5, 1, 0), false),
        conv("32->64 14x14 k3", 32, 64, 14, Window.of(3, 1, 1), true),
        conv("32->64 14x14 k5", 32, 64, 14, Window.of(5, 1, 2), true),
        conv("3->64 32x32 k3", 3, 64, 32, Window.of(3, 1, 1), true),
        conv("64->64 32x32 k3", 64, 64, 32, Window.of(3, 1, 1), false),
        conv("64->128 32x32 k3/2", 64, 128, 32, Window.of(3, 2, 1), false),
        conv("256->256 8x8 k3", 256, 256, 8, Window.of(3, 1, 1), false),
        conv("512->512 4x4 k3", 512, 512, 4, Window.of(3, 1, 1), false),
        conv("64->128 32x32 k1/2", 64, 128, 32, Window.of(1, 2, 0), false),
        conv("128->128 16x16 k1", 128, 128, 16, Window.of(1, 1, 0), true),
        conv("3->64 56x56 k7/2", 3, 64, 56, Window.of(7, 2, 3), false),
        depthwise("64 32x32 k3 depthwise", 64, 32));
  }

  /** M, N, K: weight (M, K) times data (K, N), as dense layers or as 1x1 convolutions. */
  static List<LayerShape> products() {
    List<LayerShape> products = new ArrayList<>();
    products.add(dense(128, 128, 128, true));
    products.add(dense(512, 512, 512, true));
    products.add(dense(1024, 1024, 1024, false));
    products.add(pointwise(32, 288, true));
    products.add(pointwise(64, 288, false));
    products.add(pointwise(128, 576, false));
    products.add(dense(1024, 256, 3136, true));
    return products;
  }

  /** Layers without weights. */
  static List<LayerShape> plain() {
    Window halves = Window.of(2, 2, 0);
    return List.of(
        new LayerShape(
            "max pool 64 32x32", new MaxPool2d(halves), Shape.of(64, 32, 32), ROWS, false),
        new LayerShape(
            "average pool 64 32x32", new AveragePool2d(halves), Shape.of(64, 32, 32), ROWS, false),
        new LayerShape("softmax 1000", new Softmax(0, false), Shape.of(1000), ROWS, false));
  }

  /** The layer of this name. */
  static LayerShape named(String name) {
    return Stream.of(products(), convolutions(), plain())
        .flatMap(List::stream)
        .filter(shape -> shape.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no layer '" + name + "'"));
  }

  /** The layer with fresh weights, of whose answer the first few values are shown. */
  Network network(int shown) {
    return showing(start().then(layer), shown);
  }

  /** The same without the layer. */
  Network bare(int shown) {
    return showing(start(), shown);
  }

  private Value start() {
    return new GraphBuilder().input("x", input);
  }

  private Network showing(Value y, int shown) {
    Value flat = y.shape().rank() == 1 ? y : y.then(new Flatten());
    Graph graph = flat.then(new Slice(List.of(0), List.of(shown))).graph();
    return Network.initialise(graph, new Domain(input, 0, 1, shown), new Seed(1));
  }

  private static LayerShape conv(
      String name, int depth, int channels, int side, Window window, boolean quick) {
    Conv2d layer = new Conv2d(channels, window, 1, true);
    return new LayerShape("conv " + name, layer, Shape.of(depth, side, side), ROWS, quick);
  }

  private static LayerShape depthwise(String name, int channels, int side) {
    Conv2d layer = new Conv2d(channels, Window.of(3, 1, 1), channels, true);
    return new LayerShape("conv " + name, layer, Shape.of(channels, side, side), ROWS, false);
  }

  private static LayerShape dense(int units, int rows, int depth, boolean quick) {
    String name = "GEMM %d,%d,%d (dense)".formatted(units, rows, depth);
    return new LayerShape(name, new Dense(units), Shape.of(depth), rows, quick);
  }

  private static LayerShape pointwise(int channels, int depth, boolean quick) {
    String name = "GEMM %d,12544,%d (1x1)".formatted(channels, depth);
    Conv2d layer = Conv2d.of(channels, 1, 1, 0);
    return new LayerShape(name, layer, Shape.of(depth, 14, 14), ROWS, quick);
  }
}
