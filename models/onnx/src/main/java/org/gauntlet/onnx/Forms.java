package org.gauntlet.onnx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
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
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.StraightThrough;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;
import org.gauntlet.onnx.format.Attribute;

/** Every operator in the words of ONNX, version 20; the batch is the first axis throughout. */
final class Forms {
  private Forms() {}

  /**
   * @param input the network's
   * @param tokens whether only embeddings read that
   */
  static Form of(Operator operator, Phrase phrase, String input, boolean tokens) {
    return switch (operator) {
      case Add _ -> phrase.end(phrase.inputs() == 2 ? "Add" : "Sum", Map.of());
      case Affine _ -> affine(phrase);
      case AveragePool2d(Window window) ->
          phrase.end("AveragePool", with(window(window), "count_include_pad", 1));
      case BatchNorm(float epsilon, float momentum) -> norm(phrase, epsilon, momentum);
      case Clip(float low, float high) ->
          end(phrase, "Clip", phrase.real("low", low), phrase.real("high", high));
      case Concat _ -> phrase.end("Concat", whole("axis", 1));
      case Constant(Shape shape) -> SequenceForms.constant(phrase, input, shape);
      case Conv2d conv -> convolution(phrase, conv);
      case Dense _ ->
          phrase.end(
              "Gemm",
              List.of(phrase.input(), phrase.tensor("weight"), phrase.tensor("bias")),
              whole("transB", 1));
      case Dropout(float rate) -> end(phrase, "Dropout", phrase.real("rate", rate));
      case Elu(float alpha) -> phrase.end("Elu", real("alpha", alpha));
      case Expand(Shape shape) ->
          end(phrase, "Expand", phrase.wholes("shape", batchAnd(1, shape.dims())));
      case Flatten _ -> phrase.end("Flatten", whole("axis", 1));
      case GlobalAveragePool _ ->
          phrase.end(
              "ReduceMean",
              List.of(phrase.input(), phrase.wholes("axes", List.of(2, 3))),
              whole("keepdims", 0));
      case LeakyRelu(float slope) -> phrase.end("LeakyRelu", real("alpha", slope));
      case MatMul _ -> phrase.end("MatMul", Map.of());
      case MaxPool2d(Window window) -> phrase.end("MaxPool", window(window));
      case Multiply _ -> phrase.end("Mul", Map.of());
      case Pad pad -> pad(phrase, pad);
      case Pairwise(Pairing pairing) -> ElementForms.of(pairing, phrase);
      case Pointwise(Curve curve) -> phrase.end(ElementForms.name(curve), Map.of());
      case Embedding _ -> SequenceForms.embedding(phrase, tokens && phrase.input().equals(input));
      case Recurrent layer -> SequenceForms.recurrent(phrase, layer);
      case Reduce(Reduction reduction, List<Integer> axes) ->
          end(phrase, ElementForms.name(reduction), phrase.wholes("axes", behindBatch(axes)));
      case Permute(List<Integer> order) -> permutation(phrase, order);
      case Relu _ -> phrase.end("Relu", Map.of());
      case Reshape(Shape shape) ->
          end(phrase, "Reshape", phrase.wholes("shape", batchAnd(0, shape.dims())));
      case Select _ -> ElementForms.select(phrase);
      case Softmax(int axis, boolean log) ->
          phrase.end(log ? "LogSoftmax" : "Softmax", whole("axis", axis + 1));
      case Standardize standardize -> standardize(phrase, standardize);
      case StraightThrough _ ->
          new Form.Missing("it is how an attacker sees a rounding; write the network itself");
      case Take(int axis, List<Integer> places) ->
          phrase.end(
              "Gather",
              List.of(phrase.input(), phrase.wholes("places", places)),
              whole("axis", axis + 1));
      case Sigmoid _ -> phrase.end("Sigmoid", Map.of());
      case Slice slice -> slice(phrase, slice);
      case Tanh _ -> phrase.end("Tanh", Map.of());
    };
  }

  /** Two steps, which reading joins again. */
  private static Form affine(Phrase phrase) {
    String scaled = phrase.step("scaled", "Mul", List.of(phrase.input(), phrase.tensor("scale")));
    return phrase.end("Add", List.of(scaled, phrase.tensor("shift")), Map.of());
  }

  private static Form norm(Phrase phrase, float epsilon, float momentum) {
    List<String> inputs = new ArrayList<>(List.of(phrase.input()));
    Stream.of("scale", "shift", "mean", "variance").map(phrase::tensor).forEach(inputs::add);
    return phrase.end(
        "BatchNormalization",
        inputs,
        Map.of(
            "epsilon", new Attribute.Real(epsilon),
            "momentum", new Attribute.Real(complement(momentum))));
  }

  /**
   * 1 - x in decimal, as people mean it: 0.1 and 0.9 are each other's, though no float is. ONNX
   * counts the share of batch normalisation's statistics that is kept, we the share that is new.
   */
  static float complement(float x) {
    return BigDecimal.ONE.subtract(new BigDecimal(Float.toString(x))).floatValue();
  }

  /** A layer norm whose scale does nothing; ours, if any, is a step of its own. */
  private static Form standardize(Phrase phrase, Standardize operator) {
    List<Integer> dims = phrase.shape().dims();
    Shape normalised = new Shape(dims.subList(operator.axis(), dims.size()));
    return phrase.end(
        "LayerNormalization",
        List.of(phrase.input(), phrase.ones("scale", normalised)),
        Map.of(
            "axis", new Attribute.Whole(operator.axis() + 1L),
            "epsilon", new Attribute.Real(operator.epsilon())));
  }

  private static Form convolution(Phrase phrase, Conv2d conv) {
    List<String> inputs = new ArrayList<>(List.of(phrase.input(), phrase.tensor("weight")));
    if (conv.bias()) {
      inputs.add(phrase.tensor("bias"));
    }
    return phrase.end("Conv", inputs, with(window(conv.window()), "group", conv.groups()));
  }

  private static Form pad(Phrase phrase, Pad pad) {
    List<Integer> pads = new ArrayList<>(batchAnd(0, pad.before()));
    pads.addAll(batchAnd(0, pad.after()));
    return end(phrase, "Pad", phrase.wholes("pads", pads), phrase.real("value", pad.value()));
  }

  private static Form slice(Phrase phrase, Slice slice) {
    List<Integer> axes = IntStream.rangeClosed(1, slice.start().size()).boxed().toList();
    List<Integer> ends =
        axes.stream()
            .map(axis -> slice.start().get(axis - 1) + slice.size().get(axis - 1))
            .toList();
    return end(
        phrase,
        "Slice",
        phrase.wholes("starts", slice.start()),
        phrase.wholes("ends", ends),
        phrase.wholes("axes", axes));
  }

  /** ONNX Runtime 1.29 takes any Transpose of two axes before a Gemm for a swap of both. */
  private static Form permutation(Phrase phrase, List<Integer> order) {
    if (order.equals(order.stream().sorted().toList())) {
      return phrase.end("Identity", Map.of());
    }
    return phrase.end("Transpose", Map.of("perm", wholes(batchAnd(0, behindBatch(order)))));
  }

  private static List<Integer> behindBatch(List<Integer> axes) {
    return axes.stream().map(axis -> axis + 1).toList();
  }

  /** The last step, which reads the node's input and constants. */
  private static Form end(Phrase phrase, String operator, String... constants) {
    List<String> inputs = new ArrayList<>(List.of(phrase.input()));
    inputs.addAll(List.of(constants));
    return phrase.end(operator, inputs, Map.of());
  }

  private static List<Integer> batchAnd(int first, List<Integer> others) {
    List<Integer> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private static Map<String, Attribute> window(Window window) {
    Span down = window.down();
    Span across = window.across();
    return Map.of(
        "kernel_shape", wholes(List.of(down.size(), across.size())),
        "strides", wholes(List.of(down.stride(), across.stride())),
        "pads", wholes(List.of(down.before(), across.before(), down.after(), across.after())),
        "dilations", wholes(List.of(down.dilation(), across.dilation())));
  }

  private static Map<String, Attribute> with(
      Map<String, Attribute> attributes, String name, int value) {
    Map<String, Attribute> all = new HashMap<>(attributes);
    all.put(name, new Attribute.Whole(value));
    return all;
  }

  private static Map<String, Attribute> whole(String name, int value) {
    return Map.of(name, new Attribute.Whole(value));
  }

  private static Map<String, Attribute> real(String name, float value) {
    return Map.of(name, new Attribute.Real(value));
  }

  private static Attribute wholes(List<Integer> values) {
    return new Attribute.Wholes(values.stream().map(Integer::longValue).toList());
  }
}
