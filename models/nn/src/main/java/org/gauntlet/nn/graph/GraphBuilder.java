package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gauntlet.core.Shape;

/**
 * Grows a graph node by node. Nodes are named after what they do and numbered from 1: conv1, relu1,
 * conv2. Not for use by several threads.
 */
public final class GraphBuilder {
  private final List<Graph.Input> inputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** A value that comes from outside. */
  public Value input(String name, Shape shape) {
    inputs.add(new Graph.Input(name, shape));
    return new Value(this, name, shape);
  }

  /** Adds an operator that reads the given values of this builder. */
  public Value node(Operator operator, List<Value> values) {
    for (Value value : values) {
      if (!value.belongsTo(this)) {
        throw new IllegalArgumentException(
            "value '" + value.name() + "' belongs to another builder");
      }
    }
    String stem = stem(operator);
    String name = stem + counts.merge(stem, 1, Integer::sum);
    Shape shape = operator.output(values.stream().map(Value::shape).toList());
    nodes.add(new Node(name, operator, values.stream().map(Value::name).toList()));
    return new Value(this, name, shape);
  }

  /** The graph from all inputs to the given outputs, with all nodes added so far. */
  public Graph graph(List<Value> outputs) {
    return new Graph(inputs, nodes, outputs.stream().map(Value::name).toList());
  }

  private static String stem(Operator operator) {
    return switch (operator) {
      case Add _ -> "add";
      case Affine _ -> "affine";
      case AveragePool2d _, MaxPool2d _, GlobalAveragePool _ -> "pool";
      case BatchNorm _ -> "norm";
      case Clip _ -> "clip";
      case Concat _ -> "join";
      case Constant _ -> "constant";
      case Conv2d _ -> "conv";
      case Dense _ -> "dense";
      case Dropout _ -> "dropout";
      case Elu _ -> "elu";
      case Embedding _ -> "embedding";
      case Expand _ -> "expand";
      case Flatten _ -> "flatten";
      case LeakyRelu _, Relu _ -> "relu";
      case MatMul _ -> "matmul";
      case Multiply _ -> "product";
      case Pad _ -> "pad";
      case Pairwise(Pairing pairing) -> pairing.name().toLowerCase(Locale.ROOT);
      case Permute _ -> "permute";
      case Pointwise(Curve curve) -> curve.name().toLowerCase(Locale.ROOT);
      case Reduce(Reduction reduction, List<Integer> _) ->
          reduction.name().toLowerCase(Locale.ROOT);
      case Recurrent recurrent -> recurrent.cell().family();
      case Reshape _ -> "reshape";
      case Select _ -> "select";
      case Sigmoid _ -> "sigmoid";
      case Slice _ -> "slice";
      case Softmax _ -> "softmax";
      case Standardize _ -> "standardize";
      case StraightThrough(Curve curve) -> curve.name().toLowerCase(Locale.ROOT);
      case Take _ -> "take";
      case Tanh _ -> "tanh";
    };
  }
}
