package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Products with constant matrices, and dropout. */
final class DenseRules {
  private DenseRules() {}

  /** a (N, K), b (K, M), c that stretches -> y (N, M): alpha * a b + beta * c. */
  static Known gemm(Call call) {
    boolean transA = call.whole("transA", 0) != 0;
    if (call.isConstantAt(0) || !call.isConstantAt(1) || !call.flow(0).isBatched()) {
      return ProductRules.gemm(call);
    }
    Known.Flow flow = call.flow(0);
    if (flow.rows() != (transA ? 1 : 0) || flow.rank() != 2) {
      throw new IllegalArgumentException(
          "it would mix the examples of a batch: transA, or examples of " + flow.shape());
    }
    boolean transposed = call.whole("transB", 0) != 0;
    Matrix matrix = Matrix.of(call.fixed(1), transposed, call.real("alpha", 1));
    boolean flowing = call.has(2) && !call.isConstantAt(2);
    Optional<Literal> constant = flowing ? Optional.empty() : call.optional(2);
    Tensor bias = bias(constant, matrix.units()).times(call.real("beta", 1));
    Known.Flow y = new Known.Flow(dense(call, flow.value(), matrix, bias), 0);
    return flowing ? ProductRules.plus(call, y, call.real("beta", 1)) : y;
  }

  /** a (..., N, ..., K), b (K, M) -> y (..., N, ..., M); products of flows are another matter. */
  static Known matMul(Call call) {
    if (call.isConstantAt(0) || !call.isConstantAt(1) || call.fixed(1).rank() != 2) {
      return ProductRules.matMul(call);
    }
    Known.Flow flow = call.flow(0);
    if (flow.isBatched() && flow.rows() == flow.rank() - 1) {
      throw new IllegalArgumentException("it sums over the batch axis and would mix examples");
    }
    Matrix matrix = Matrix.of(call.fixed(1), false, 1);
    Shape shape = flow.shape();
    int places = shape.size() / shape.at(shape.rank() - 1);
    List<Integer> dims = new ArrayList<>(shape.dims());
    dims.set(shape.rank() - 1, matrix.units());
    if (places > 1) {
      return flow.with(Draft.view(everywhere(call, flow.value(), matrix, places), new Shape(dims)));
    }
    Value row = Draft.view(flow.value(), Shape.of(shape.size()));
    Value y = dense(call, row, matrix, bias(Optional.empty(), matrix.units()));
    return flow.with(Draft.view(y, new Shape(dims)));
  }

  private static Value dense(Call call, Value x, Matrix matrix, Tensor bias) {
    matrix.checkWidth(x.shape());
    Map<String, Tensor> tensors = Map.of("weight", matrix.weight(), "bias", bias);
    return call.draft().with(x, new Dense(matrix.units()), tensors);
  }

  /** The same product at every place: x (..., K) as the image (K, 1, places), convolved. */
  private static Value everywhere(Call call, Value x, Matrix matrix, int places) {
    int width = x.shape().at(x.shape().rank() - 1);
    matrix.checkWidth(Shape.of(width));
    Value columns = Draft.view(x, Shape.of(places, width)).then(new Permute(List.of(1, 0)));
    Conv2d pixelwise = new Conv2d(matrix.units(), Window.of(1, 1, 0), 1, false);
    Tensor weight = Tensor.adopt(Shape.of(matrix.units(), width, 1, 1), matrix.weight().toArray());
    Value y =
        call.draft()
            .with(
                Draft.view(columns, Shape.of(width, 1, places)),
                pixelwise,
                Map.of("weight", weight));
    return Draft.view(y, Shape.of(matrix.units(), places)).then(new Permute(List.of(1, 0)));
  }

  /** A constant factor as the weight (units, width) of a dense layer. */
  private record Matrix(Tensor weight) {
    static Matrix of(Literal b, boolean transposed, float alpha) {
      if (b.rank() != 2 || b.size() == 0) {
        throw new IllegalArgumentException("a constant factor must be a matrix, got " + b);
      }
      int width = b.dims().get(transposed ? 1 : 0);
      int units = b.dims().get(transposed ? 0 : 1);
      float[] weight = new float[b.size()];
      for (int unit = 0; unit < units; unit++) {
        for (int i = 0; i < width; i++) {
          int at = transposed ? unit * width + i : i * units + unit;
          weight[unit * width + i] = alpha * b.real(at);
        }
      }
      return new Matrix(Tensor.adopt(Shape.of(units, width), weight));
    }

    int units() {
      return weight.shape().at(0);
    }

    void checkWidth(Shape x) {
      if (x.at(0) != weight.shape().at(1)) {
        throw new IllegalArgumentException(
            "%d values meet a matrix that takes %d".formatted(x.at(0), weight.shape().at(1)));
      }
    }
  }

  private static Tensor bias(Optional<Literal> c, int units) {
    if (c.isEmpty()) {
      return Tensor.filled(Shape.of(units), 0);
    }
    float[] values = c.get().reals();
    if (values.length == 1) {
      return Tensor.filled(Shape.of(units), values[0]);
    }
    if (values.length != units || c.get().dims().getLast() != units) {
      throw new IllegalArgumentException(
          "a bias of dims " + c.get().dims() + " does not fit " + units + " columns");
    }
    return Tensor.adopt(Shape.of(units), values);
  }

  /**
   * x (any) -> y (same), mask (same): the identity and ones, until the network is trained again. In
   * training mode that is so for a ratio of 0 alone.
   */
  static List<Known> dropout(Call call) {
    float rate = rate(call);
    refuseTraining(call, rate);
    Known.Flow flow = call.flow(0);
    Known kept = flow.with(flow.value().then(new Dropout(rate)));
    if (call.node().outputs().size() == 1) {
      return List.of(kept);
    }
    Value ones = call.draft().constant(Tensor.filled(flow.shape(), 1));
    return List.of(kept, new Known.Flow(ones, flow.rows(), true));
  }

  /** The same of constants. */
  static List<Literal> kept(Call call) {
    refuseTraining(call, rate(call));
    Literal x = call.fixed(0);
    return List.of(x, Literal.of(ElementType.BOOL, x.dims(), _ -> 1, _ -> 1));
  }

  private static float rate(Call call) {
    return call.optional(1).map(ratio -> ratio.real(0)).orElse(call.real("ratio", 0.5f));
  }

  private static void refuseTraining(Call call, float rate) {
    if (rate != 0 && call.optional(2).filter(training -> training.whole(0) != 0).isPresent()) {
      throw new IllegalArgumentException("it is in training mode; export the model in eval mode");
    }
  }
}
