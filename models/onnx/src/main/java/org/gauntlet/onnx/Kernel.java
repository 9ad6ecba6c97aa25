package org.gauntlet.onnx;

import java.util.List;
import java.util.Map;
import org.gauntlet.onnx.format.Attribute;

/** The kernel of a support vector machine: x (N, F), vectors (V, F) -> y (N, V). */
record Kernel(Plain plain, Told told) {
  /**
   * @param vectors how many support vectors there are
   */
  String of(String x, int vectors) {
    float[] values = told.reals("support_vectors");
    int features = values.length / Math.max(1, vectors);
    if (vectors < 1 || features * vectors != values.length) {
      throw new IllegalArgumentException(
          "%d numbers do not make %d support vectors".formatted(values.length, vectors));
    }
    String matrix = plain.constant(List.of(vectors, features), values);
    String dot = plain.node("Gemm", List.of(x, matrix), Map.of("transB", new Attribute.Whole(1)));
    String kind = told.text("kernel_type", "LINEAR");
    return switch (kind) {
      case "LINEAR" -> dot;
      case "POLY" -> plain.node("Pow", inner(dot), number(parameter(2, 3)));
      case "RBF" -> gaussian(x, dot, values, features);
      case "SIGMOID" -> plain.node("Tanh", inner(dot));
      default -> throw new IllegalArgumentException("kernel '" + kind + "' is unknown");
    };
  }

  /** gamma * dot + coef0. */
  private String inner(String dot) {
    String scaled = plain.node("Mul", dot, number(parameter(0, 1)));
    return plain.node("Add", scaled, number(parameter(1, 0)));
  }

  /** exp(-gamma * (|x|^2 - 2 dot + |v|^2)). */
  private String gaussian(String x, String dot, float[] values, int features) {
    float[] squares = new float[values.length / features];
    for (int i = 0; i < values.length; i++) {
      squares[i / features] += values[i] * values[i];
    }
    String size =
        plain.node(
            "ReduceSum",
            List.of(plain.node("Mul", x, x)),
            Map.of("axes", new Attribute.Wholes(List.of(1L)), "keepdims", new Attribute.Whole(1)));
    String cross = plain.node("Mul", dot, number(-2));
    String own = plain.node("Add", cross, plain.constant(List.of(1, squares.length), squares));
    String distance = plain.node("Add", own, size);
    return plain.node("Exp", plain.node("Mul", distance, number(-parameter(0, 1))));
  }

  private float parameter(int i, float otherwise) {
    float[] parameters = told.reals("kernel_params");
    return i < parameters.length ? parameters[i] : otherwise;
  }

  private String number(float value) {
    return plain.constant(List.of(), value);
  }
}
