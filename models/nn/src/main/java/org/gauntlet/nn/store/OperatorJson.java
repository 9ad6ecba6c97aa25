package org.gauntlet.nn.store;

import java.util.List;
import java.util.Locale;
import org.gauntlet.core.Shape;
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
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
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
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.StraightThrough;
import org.gauntlet.nn.graph.Take;
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
      case Affine(Shape constants, boolean learned) ->
          list(op(learned ? "learned_affine" : "affine"), "constants", constants.dims());
      case AveragePool2d(Window window) -> window(op("average_pool2d"), window);
      case BatchNorm(float epsilon, float momentum) ->
          number(number(op("batch_norm"), "epsilon", epsilon), "momentum", momentum);
      case Clip(float low, float high) -> number(number(op("clip"), "low", low), "high", high);
      case Concat _ -> op("concat");
      case Constant(Shape shape) -> list(op("constant"), "shape", shape.dims());
      case Conv2d(int channels, Window window, int groups, boolean bias) ->
          window(op("conv2d").put("channels", channels), window)
              .put("groups", groups)
              .put("bias", bias);
      case Dense(int units) -> op("dense").put("units", units);
      case Dropout(float rate) -> number(op("dropout"), "rate", rate);
      case Elu(float alpha) -> number(op("elu"), "alpha", alpha);
      case Embedding(int vocabulary, int width) ->
          op("embedding").put("vocabulary", vocabulary).put("width", width);
      case Expand(Shape shape) -> list(op("expand"), "shape", shape.dims());
      case Flatten _ -> op("flatten");
      case GlobalAveragePool _ -> op("global_average_pool");
      case LeakyRelu(float slope) -> number(op("leaky_relu"), "slope", slope);
      case MatMul _ -> op("mat_mul");
      case MaxPool2d(Window window) -> window(op("max_pool2d"), window);
      case Multiply _ -> op("multiply");
      case Pad(List<Integer> before, List<Integer> after, float value) ->
          number(list(list(op("pad"), "before", before), "after", after), "value", value);
      case Pairwise(Pairing pairing) -> op("pairwise").put("pairing", word(pairing));
      case Permute(List<Integer> order) -> list(op("permute"), "order", order);
      case Pointwise(Curve curve) -> op("pointwise").put("curve", word(curve));
      case Reduce(Reduction reduction, List<Integer> axes) ->
          list(op("reduce").put("reduction", word(reduction)), "axes", axes);
      case Recurrent(Cell cell, int hidden, boolean reverse) ->
          op("recurrent").put("cell", word(cell)).put("hidden", hidden).put("reverse", reverse);
      case Relu _ -> op("relu");
      case Reshape(Shape shape) -> list(op("reshape"), "shape", shape.dims());
      case Select _ -> op("select");
      case Sigmoid _ -> op("sigmoid");
      case Slice(List<Integer> start, List<Integer> size) ->
          list(list(op("slice"), "start", start), "size", size);
      case Softmax(int axis, boolean log) -> op("softmax").put("axis", axis).put("log", log);
      case Standardize(int axis, float epsilon) ->
          number(op("standardize").put("axis", axis), "epsilon", epsilon);
      case StraightThrough(Curve curve) -> op("straight_through").put("curve", word(curve));
      case Take(int axis, List<Integer> places) ->
          list(op("take").put("axis", axis), "places", places);
      case Tanh _ -> op("tanh");
    };
  }

  static Operator read(Fields json) {
    String op = json.text("op");
    return switch (op) {
      case "add" -> plain(json, new Add());
      case "affine" -> new Affine(json.only("op", "constants").shape("constants"));
      case "learned_affine" -> new Affine(json.only("op", "constants").shape("constants"), true);
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
      case "constant" -> new Constant(json.only("op", "shape").shape("shape"));
      case "conv2d" -> {
        json.only("op", "channels", "window", "groups", "bias");
        yield new Conv2d(
            json.integer("channels"), window(json), json.integer("groups"), json.flag("bias"));
      }
      case "dense" -> new Dense(json.only("op", "units").integer("units"));
      case "dropout" -> new Dropout(json.only("op", "rate").number("rate"));
      case "elu" -> new Elu(json.only("op", "alpha").number("alpha"));
      case "embedding" -> {
        json.only("op", "vocabulary", "width");
        yield new Embedding(json.integer("vocabulary"), json.integer("width"));
      }
      case "expand" -> new Expand(json.only("op", "shape").shape("shape"));
      case "flatten" -> plain(json, new Flatten());
      case "global_average_pool" -> plain(json, new GlobalAveragePool());
      case "leaky_relu" -> new LeakyRelu(json.only("op", "slope").number("slope"));
      case "mat_mul" -> plain(json, new MatMul());
      case "max_pool2d" -> new MaxPool2d(window(json.only("op", "window")));
      case "multiply" -> plain(json, new Multiply());
      case "pad" -> {
        json.only("op", "before", "after", "value");
        yield new Pad(json.integers("before"), json.integers("after"), json.number("value"));
      }
      case "pairwise" -> new Pairwise(json.only("op", "pairing").word("pairing", Pairing.class));
      case "permute" -> new Permute(json.only("op", "order").integers("order"));
      case "pointwise" -> new Pointwise(json.only("op", "curve").word("curve", Curve.class));
      case "reduce" -> {
        json.only("op", "reduction", "axes");
        yield new Reduce(json.word("reduction", Reduction.class), json.integers("axes"));
      }
      case "recurrent" -> {
        json.only("op", "cell", "hidden", "reverse");
        yield new Recurrent(
            json.word("cell", Cell.class), json.integer("hidden"), json.flag("reverse"));
      }
      case "relu" -> plain(json, new Relu());
      case "reshape" -> new Reshape(json.only("op", "shape").shape("shape"));
      case "select" -> plain(json, new Select());
      case "sigmoid" -> plain(json, new Sigmoid());
      case "slice" -> {
        json.only("op", "start", "size");
        yield new Slice(json.integers("start"), json.integers("size"));
      }
      case "softmax" -> {
        json.only("op", "axis", "log");
        yield new Softmax(json.integer("axis"), json.flag("log"));
      }
      case "standardize" -> {
        json.only("op", "axis", "epsilon");
        yield new Standardize(json.integer("axis"), json.number("epsilon"));
      }
      case "straight_through" ->
          new StraightThrough(json.only("op", "curve").word("curve", Curve.class));
      case "take" -> {
        json.only("op", "axis", "places");
        yield new Take(json.integer("axis"), json.integers("places"));
      }
      case "tanh" -> plain(json, new Tanh());
      default -> throw new IllegalArgumentException("there is no operator '" + op + "'");
    };
  }

  /** A float as the double of the same value, which comes back exactly. */
  static ObjectNode number(ObjectNode json, String name, float value) {
    return json.put(name, (double) value);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
