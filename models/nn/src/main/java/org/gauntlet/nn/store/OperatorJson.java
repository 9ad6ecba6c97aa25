package org.gauntlet.nn.store;

import java.util.List;
import org.gauntlet.core.Shape;
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
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operators as JSON, {@code {"op": "dense", "units": 10}}: written out by hand in both directions,
 * so that reading a file can make these records and nothing else.
 */
final class OperatorJson {
  private OperatorJson() {}

  static ObjectNode write(Operator operator) {
    return switch (operator) {
      case Add _ -> op("add");
      case Affine(Shape constants) -> list(op("affine"), "constants", constants.dims());
      case AveragePool2d(Window window) -> window(op("average_pool2d"), window);
      case BatchNorm(float epsilon, float momentum) ->
          number(number(op("batch_norm"), "epsilon", epsilon), "momentum", momentum);
      case Clip(float low, float high) -> number(number(op("clip"), "low", low), "high", high);
      case Concat _ -> op("concat");
      case Conv2d(int channels, Window window, int groups, boolean bias) ->
          window(op("conv2d").put("channels", channels), window)
              .put("groups", groups)
              .put("bias", bias);
      case Dense(int units) -> op("dense").put("units", units);
      case Dropout(float rate) -> number(op("dropout"), "rate", rate);
      case Elu(float alpha) -> number(op("elu"), "alpha", alpha);
      case Flatten _ -> op("flatten");
      case GlobalAveragePool _ -> op("global_average_pool");
      case LeakyRelu(float slope) -> number(op("leaky_relu"), "slope", slope);
      case MaxPool2d(Window window) -> window(op("max_pool2d"), window);
      case Multiply _ -> op("multiply");
      case Pad(List<Integer> before, List<Integer> after, float value) ->
          number(list(list(op("pad"), "before", before), "after", after), "value", value);
      case Permute(List<Integer> order) -> list(op("permute"), "order", order);
      case Relu _ -> op("relu");
      case Reshape(Shape shape) -> list(op("reshape"), "shape", shape.dims());
      case Sigmoid _ -> op("sigmoid");
      case Slice(List<Integer> start, List<Integer> size) ->
          list(list(op("slice"), "start", start), "size", size);
      case Tanh _ -> op("tanh");
    };
  }

  static Operator read(Fields json) {
    String op = json.text("op");
    return switch (op) {
      case "add" -> plain(json, new Add());
      case "affine" -> new Affine(json.only("op", "constants").shape("constants"));
      case "average_pool2d" -> new AveragePool2d(window(json.only("op", "window")));
      case "batch_norm" -> {
        json.only("op", "epsilon", "momentum");
        yield new BatchNorm(json.number("epsilon"), json.number("momentum"));
      }
      case "clip" -> {
        json.only("op", "low", "high");
        yield new Clip(json.number("low"), json.number("high"));
      }
      case "concat" -> plain(json, new Concat());
      case "conv2d" -> {
        json.only("op", "channels", "window", "groups", "bias");
        yield new Conv2d(
            json.integer("channels"), window(json), json.integer("groups"), json.flag("bias"));
      }
      case "dense" -> new Dense(json.only("op", "units").integer("units"));
      case "dropout" -> new Dropout(json.only("op", "rate").number("rate"));
      case "elu" -> new Elu(json.only("op", "alpha").number("alpha"));
      case "flatten" -> plain(json, new Flatten());
      case "global_average_pool" -> plain(json, new GlobalAveragePool());
      case "leaky_relu" -> new LeakyRelu(json.only("op", "slope").number("slope"));
      case "max_pool2d" -> new MaxPool2d(window(json.only("op", "window")));
      case "multiply" -> plain(json, new Multiply());
      case "pad" -> {
        json.only("op", "before", "after", "value");
        yield new Pad(json.integers("before"), json.integers("after"), json.number("value"));
      }
      case "permute" -> new Permute(json.only("op", "order").integers("order"));
      case "relu" -> plain(json, new Relu());
      case "reshape" -> new Reshape(json.only("op", "shape").shape("shape"));
      case "sigmoid" -> plain(json, new Sigmoid());
      case "slice" -> {
        json.only("op", "start", "size");
        yield new Slice(json.integers("start"), json.integers("size"));
      }
      case "tanh" -> plain(json, new Tanh());
      default -> throw new IllegalArgumentException("there is no operator '" + op + "'");
    };
  }

  /** A float as the double of the same value, which comes back exactly. */
  static ObjectNode number(ObjectNode json, String name, float value) {
    return json.put(name, (double) value);
  }

  private static ObjectNode list(ObjectNode json, String name, List<Integer> values) {
    values.forEach(json.putArray(name)::add);
    return json;
  }

  private static ObjectNode op(String name) {
    return Json.object().put("op", name);
  }

  private static Operator plain(Fields json, Operator operator) {
    json.only("op");
    return operator;
  }

  private static ObjectNode window(ObjectNode json, Window window) {
    json.set("window", WindowJson.write(window));
    return json;
  }

  private static Window window(Fields json) {
    return WindowJson.read(json.fields("window"));
  }
}
