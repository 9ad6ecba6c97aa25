package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;

/** A graph run by libtorch: the same weights, one tensor operation for each node. */
final class TorchNet {
  /** How images and kernels lie in memory. */
  enum Layout {
    CHANNELS_FIRST,
    CHANNELS_LAST
  }

  /** The parameters of an LSTM in libtorch's order. */
  private static final List<String> LSTM = List.of("input", "hidden", "input_bias", "hidden_bias");

  private final Graph graph;
  private final boolean training;
  private final Set<String> gates;
  private final SequencedMap<String, NDArray> parameters = new LinkedHashMap<>();

  private TorchNet(Graph graph, boolean training) {
    this.graph = graph;
    this.training = training;
    gates =
        graph.nodes().stream()
            .filter(node -> node.operator() instanceof Recurrent)
            .flatMap(node -> LSTM.stream().map(node::parameter))
            .collect(Collectors.toSet());
  }

  /** In inference mode, to be differentiated with respect to its input alone. */
  static TorchNet attacked(
      NDManager manager, Graph graph, Map<String, Tensor> parameters, Layout layout) {
    TorchNet net = new TorchNet(graph, false);
    net.copy(manager, parameters, layout);
    return net;
  }

  /** In training mode, to be differentiated with respect to its parameters. */
  static TorchNet trained(NDManager manager, Graph graph, Map<String, Tensor> parameters) {
    TorchNet net = new TorchNet(graph, true);
    net.copy(manager, parameters, Layout.CHANNELS_FIRST);
    net.trainable().values().forEach(parameter -> parameter.setRequiresGradient(true));
    return net;
  }

  /** x (N, input) -> y (N, output). */
  NDArray run(NDArray x) {
    Map<String, NDArray> values = new HashMap<>();
    values.put(graph.inputs().getFirst().name(), x);
    for (Node node : graph.nodes()) {
      List<NDArray> inputs = node.inputs().stream().map(values::get).toList();
      values.put(node.name(), apply(node, inputs));
    }
    return values.get(graph.outputs().getFirst());
  }

  NDArray parameter(String name) {
    return parameters.get(name);
  }

  /** A parameter's gradient, row-major. */
  float[] gradient(String name) {
    NDArray gradient = parameters.get(name).getGradient();
    return (gates.contains(name) ? TorchLstm.fromLibtorch(gradient) : gradient).toFloatArray();
  }

  /** The parameters that training changes, by full name. */
  SequencedMap<String, NDArray> trainable() {
    SequencedMap<String, NDArray> trainable = new LinkedHashMap<>();
    graph
        .slots()
        .forEach((name, slot) -> {
          if (slot.trainable()) {
            trainable.put(name, parameters.get(name));
          }
        });
    return trainable;
  }

  private void copy(NDManager manager, Map<String, Tensor> tensors, Layout layout) {
    tensors.forEach((name, tensor) -> {
      NDArray array = Torch.array(manager, tensor);
      array = gates.contains(name) ? TorchLstm.toLibtorch(array) : array;
      parameters.put(name, layout == Layout.CHANNELS_LAST ? Torch.channelsLast(array) : array);
    });
  }

  private NDArray apply(Node node, List<NDArray> inputs) {
    NDArray x = inputs.getFirst();
    return switch (node.operator()) {
      case Add _ -> inputs.stream().reduce(NDArray::add).orElseThrow();
      case BatchNorm(float epsilon, float momentum) -> batchNorm(node, x, epsilon, momentum);
      case Conv2d conv -> convolution(node, conv, x);
      case Dense _ -> only(x.getNDArrayInternal().linear(x, of(node, "weight"), of(node, "bias")));
      case Flatten _ -> x.reshape(x.getShape().get(0), -1);
      case GlobalAveragePool _ -> x.getNDArrayInternal().globalAvgPool();
      case AveragePool2d(Window window) -> averagePool(window, x);
      case MaxPool2d(Window window) -> maxPool(window, x);
      case Recurrent layer -> TorchLstm.run(x, layer, training, new NDList(of(node, LSTM)));
      case Relu _ -> x.getNDArrayInternal().relu();
      case Reshape(org.gauntlet.core.Shape shape) ->
          x.reshape(Torch.shape((int) x.getShape().get(0), shape));
      case Slice slice -> slice(slice, x);
      case Tanh _ -> x.getNDArrayInternal().tanh();
      default -> throw new IllegalArgumentException("no benchmark needs " + node.operator());
    };
  }

  private NDArray batchNorm(Node node, NDArray x, float epsilon, float momentum) {
    return only(
        x.getNDArrayInternal()
            .batchNorm(
                x,
                of(node, "mean"),
                of(node, "variance"),
                of(node, "scale"),
                of(node, "shift"),
                1,
                momentum,
                epsilon,
                training));
  }

  private NDArray convolution(Node node, Conv2d conv, NDArray x) {
    Window window = conv.window();
    NDArray bias = conv.bias() ? of(node, "bias") : null;
    return only(
        x.getNDArrayInternal()
            .convolution(
                x,
                of(node, "weight"),
                bias,
                new Shape(window.down().stride(), window.across().stride()),
                new Shape(padding(window.down()), padding(window.across())),
                new Shape(window.down().dilation(), window.across().dilation()),
                conv.groups()));
  }

  private static NDArray averagePool(Window window, NDArray x) {
    return x.getNDArrayInternal()
        .avgPool(
            new Shape(window.down().size(), window.across().size()),
            new Shape(window.down().stride(), window.across().stride()),
            new Shape(padding(window.down()), padding(window.across())),
            false,
            false);
  }

  private static NDArray maxPool(Window window, NDArray x) {
    return x.getNDArrayInternal()
        .maxPool(
            new Shape(window.down().size(), window.across().size()),
            new Shape(window.down().stride(), window.across().stride()),
            new Shape(padding(window.down()), padding(window.across())),
            false);
  }

  private static NDArray slice(Slice slice, NDArray x) {
    return x.get(
        IntStream.range(0, slice.start().size())
            .mapToObj(axis ->
                slice.start().get(axis) + ":" + (slice.start().get(axis) + slice.size().get(axis)))
            .collect(Collectors.joining(", ", ":, ", "")));
  }

  private static int padding(Span span) {
    if (span.before() != span.after()) {
      throw new IllegalArgumentException("libtorch pads both ends alike, got " + span);
    }
    return span.before();
  }

  private NDArray of(Node node, String role) {
    return parameters.get(node.parameter(role));
  }

  private List<NDArray> of(Node node, List<String> roles) {
    return roles.stream().map(role -> of(node, role)).toList();
  }

  private static NDArray only(NDList list) {
    return list.singletonOrThrow();
  }
}
