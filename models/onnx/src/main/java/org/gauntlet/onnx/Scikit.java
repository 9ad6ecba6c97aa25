package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * The differentiable operators of scikit-learn's models, as nodes of plain ONNX: x (N, F) -> scores
 * (N, classes). Labels become ArgMax, maps of scores the scores themselves. What has no gradient,
 * such as trees, stays as it is.
 */
final class Scikit {
  static final String DOMAIN = "ai.onnx.ml";

  private static final Map<String, Attribute> ALONG_CLASSES =
      Map.of("axis", new Attribute.Whole(1));
  private static final Map<String, Attribute> ALONG_FEATURES =
      Map.of("axes", new Attribute.Wholes(List.of(1L)), "keepdims", new Attribute.Whole(1));
  private static final Map<String, Attribute> TRANSPOSED = Map.of("transB", new Attribute.Whole(1));

  /** Whose second output may be divided by its sum without another decision. */
  private static final Set<String> CLASSIFIERS = Set.of("LinearClassifier", "SVMClassifier");

  private final Plain plain;
  private final Wiring wiring;

  private Scikit(OnnxGraph graph) {
    plain = new Plain(graph.constants());
    wiring = Wiring.of(graph);
  }

  /** The model without operators of ai.onnx.ml, as far as they have gradients. */
  static OnnxModel unfold(OnnxModel model) {
    if (model.graph().nodes().stream().noneMatch(node -> node.domain().equals(DOMAIN))) {
      return model;
    }
    Scikit scikit = new Scikit(model.graph());
    model.graph().nodes().forEach(scikit::add);
    OnnxGraph graph = scikit.plain.graph(model.graph());
    return new OnnxModel(model.producer(), model.opsets(), model.metadata(), graph);
  }

  private void add(OnnxNode node) {
    if (!node.domain().equals(DOMAIN) || node.inputs().isEmpty() || node.outputs().isEmpty()) {
      plain.keep(node);
      return;
    }
    plain.insteadOf(node);
    Told told = new Told(node);
    String x = node.inputs().getFirst();
    String y = node.outputs().getFirst();
    switch (node.operator()) {
      case "ArrayFeatureExtractor" ->
          plain.into(y, "Gather", node.inputs(), Map.of("axis", new Attribute.Whole(-1)));
      case "Imputer" -> impute(told, x, y);
      case "LinearClassifier" -> linearClassifier(node, told, x);
      case "LinearRegressor" ->
          plain.into(y, "Identity", linear(told, x, (int) told.whole("targets", 1)));
      case "Normalizer" -> normalise(told, x, y);
      case "SVMClassifier" -> support(node, told, x);
      case "Scaler" -> scale(told, x, y);
      case "ZipMap" -> plain.into(y, "Identity", x);
      default -> plain.keep(node);
    }
  }

  /** x times coefficients (classes, F), plus intercepts. */
  private String linear(Told told, String x, int classes) {
    float[] coefficients = told.reals("coefficients");
    int features = coefficients.length / Math.max(1, classes);
    if (classes < 1 || features * classes != coefficients.length || features == 0) {
      throw new IllegalArgumentException(
          "%d coefficients do not fit %d classes".formatted(coefficients.length, classes));
    }
    String weight = plain.constant(List.of(classes, features), coefficients);
    float[] bias = Arrays.copyOf(told.reals("intercepts"), classes);
    return plain.node(
        "Gemm", List.of(x, weight, plain.constant(List.of(classes), bias)), TRANSPOSED);
  }

  /** One row of coefficients for two labels is z of (0, z). */
  private void linearClassifier(OnnxNode node, Told told, String x) {
    int labels = told.labels();
    boolean one = labels == 2 && told.reals("intercepts").length == 1;
    String raw = linear(told, x, one ? 1 : labels);
    String scores = one ? pair(plain.node("Mul", raw, zero()), raw) : raw;
    String transform = told.text("post_transform", "NONE");
    answer(node, scores, one && transform.equals("LOGISTIC") ? "SOFTMAX" : transform);
  }

  /** Labels by the largest score, and the scores behind what is asked to follow them. */
  private void answer(OnnxNode node, String scores, String transform) {
    plain.into(node.outputs().getFirst(), "ArgMax", List.of(scores), ALONG_CLASSES);
    String output = node.outputs().size() > 1 ? node.outputs().get(1) : "";
    switch (transform) {
      case "NONE" -> plain.into(output, "Identity", scores);
      case "LOGISTIC" -> plain.into(output, "Sigmoid", scores);
      case "SOFTMAX" -> plain.into(output, "Softmax", List.of(scores), ALONG_CLASSES);
      default ->
          throw new IllegalArgumentException(
              "node '%s' (%s): post_transform '%s' is not supported"
                  .formatted(node.label(), node.kind(), transform));
    }
  }

  /**
   * Linear machines, one for each class; or two classes told apart by a kernel: the first where
   * f(x) = sum of coefficients times kernel, plus rho, is positive; or more by the votes of pairs.
   */
  private void support(OnnxNode node, Told told, String x) {
    float[] rho = told.reals("rho");
    int labels = told.labels();
    if (told.reals("support_vectors").length == 0) {
      String raw = linear(told, x, labels);
      answer(
          node,
          plain.node("Add", raw, number(rho.length == 0 ? 0 : rho[0])),
          told.text("post_transform", "NONE"));
      return;
    }
    if (Votes.areOf(told)) {
      answer(node, Votes.of(plain, told, x), "NONE");
      return;
    }
    if (labels != 2 || rho.length != 1) {
      plain.keep(node);
      return;
    }
    float[] coefficients = told.reals("coefficients");
    String kernel = new Kernel(plain, told).of(x, coefficients.length);
    String weight = plain.constant(List.of(coefficients.length, 1), coefficients);
    String f = plain.node("Add", plain.node("MatMul", kernel, weight), number(rho[0]));
    float[] a = told.reals("prob_a");
    float[] b = told.reals("prob_b");
    if (a.length == 1 && b.length == 1) {
      String z = plain.node("Add", plain.node("Mul", f, number(-a[0])), number(-b[0]));
      answer(node, pair(z, plain.node("Mul", z, zero())), "SOFTMAX");
    } else {
      answer(node, pair(f, plain.node("Mul", f, zero())), "NONE");
    }
  }

  private void scale(Told told, String x, String y) {
    float[] offset = told.reals("offset");
    float[] scale = told.reals("scale");
    String moved = plain.node("Sub", x, plain.constant(List.of(1, offset.length), offset));
    plain.into(y, "Mul", moved, plain.constant(List.of(1, scale.length), scale));
  }

  /** Divided by a norm; rows of zeros stay. Scores of a classifier stay too: their order does. */
  private void normalise(Told told, String x, String y) {
    OnnxNode maker = wiring.makers().get(x);
    String norm = told.text("norm", "MAX");
    if (norm.equals("L1") && maker != null && CLASSIFIERS.contains(maker.operator())) {
      plain.into(y, "Identity", x);
      return;
    }
    String size =
        switch (norm) {
          case "L1" -> plain.node("ReduceSum", List.of(plain.node("Abs", x)), ALONG_FEATURES);
          case "L2" ->
              plain.node(
                  "Sqrt",
                  plain.node("ReduceSum", List.of(plain.node("Mul", x, x)), ALONG_FEATURES));
          default -> plain.node("ReduceMax", List.of(x), ALONG_FEATURES);
        };
    plain.into(y, "Div", x, plain.node("Max", size, number(Float.MIN_NORMAL)));
  }

  /**
   * Inputs of an attack are never NaN, so only another number that stands for a gap is replaced.
   */
  private void impute(Told told, String x, String y) {
    float gap = told.real("replaced_value_float", 0);
    if (Float.isNaN(gap)) {
      plain.into(y, "Identity", x);
      return;
    }
    float[] values = told.reals("imputed_value_floats");
    String filling = plain.constant(List.of(1, values.length), values);
    plain.into(y, "Where", plain.node("Equal", x, number(gap)), filling, x);
  }

  private String pair(String first, String second) {
    return plain.node("Concat", List.of(first, second), ALONG_CLASSES);
  }

  private String zero() {
    return number(0);
  }

  private String number(float value) {
    return plain.constant(List.of(), value);
  }
}
