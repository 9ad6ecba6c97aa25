package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/** Products in which both factors may depend on the model's input. */
final class ProductRules {
  private ProductRules() {}

  /** a (..., N, K), b (..., K, M) -> y (..., N, M); a vector is a row or a column. */
  static Known matMul(Call call) {
    boolean row = rank(call.input(0)) == 1;
    boolean column = rank(call.input(1)) == 1;
    Known a = row ? matrix(call.input(0), 0) : call.input(0);
    Known b = column ? matrix(call.input(1), 1) : call.input(1);
    Operands both = Operands.of(call, List.of(a, b));
    if (both.rows() >= both.rank() - 2) {
      throw new IllegalArgumentException("it sums over the batch axis and would mix examples");
    }
    Value y = call.draft().join(new MatMul(), both.values());
    List<Integer> dims = y.shape().dims();
    int matrices = dims.size() - 2;
    List<Integer> kept = new ArrayList<>(dims.subList(0, matrices));
    kept.addAll(dims.subList(row ? matrices + 1 : matrices, column ? matrices + 1 : matrices + 2));
    return both.known(Draft.view(y, new Shape(kept)));
  }

  /** alpha * a b + beta * c for a single example without a batch axis. */
  static Known gemm(Call call) {
    Known a = call.whole("transA", 0) != 0 ? transposed(call.input(0)) : call.input(0);
    Known b = call.whole("transB", 0) != 0 ? transposed(call.input(1)) : call.input(1);
    Operands both = Operands.of(call, List.of(a, b));
    if (both.rows() != Known.Flow.OUTSIDE) {
      throw new IllegalArgumentException("it multiplies the examples of a batch with each other");
    }
    Value y = call.draft().join(new MatMul(), both.values());
    float alpha = call.real("alpha", 1);
    Known product = both.known(alpha == 1 ? y : call.draft().affine(y, alpha, 0));
    return call.has(2) ? plus(call, product, call.real("beta", 1)) : product;
  }

  /** y + beta * c, which is the call's third input. */
  static Known plus(Call call, Known y, float beta) {
    Known c =
        switch (call.input(2)) {
          case Known.Fixed(Literal literal) ->
              new Known.Fixed(
                  Literal.of(
                      literal.dims(),
                      Tensor.of(Shape.of(literal.size()), literal.reals()).times(beta).toArray()));
          case Known.Flow flow -> flow.with(call.draft().affine(flow.value(), beta, 0));
          case Known.Merged merged -> throw merged.refusal();
        };
    return ElementRules.added(call, y, c);
  }

  /** Sums along an axis up to each place: a product with a triangular matrix of ones. */
  static Known cumulativeSum(Call call) {
    Known.Flow flow = call.flow(0);
    int axis = flow.own(Call.axis(call.fixed(1).whole(0), flow.rank()));
    int extent = flow.shape().at(axis);
    boolean exclusive = call.whole("exclusive", 0) != 0;
    boolean reverse = call.whole("reverse", 0) != 0;
    float[] ones = new float[extent * extent];
    for (int i = 0; i < ones.length; i++) {
      int from = i / extent;
      int to = i % extent;
      boolean before = reverse ? from > to : from < to;
      ones[i] = before || (from == to && !exclusive) ? 1 : 0;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, flow.shape().rank()).boxed().toList());
    Collections.swap(order, axis, order.size() - 1);
    Value last = ShapeRules.permuted(flow.value(), order);
    Value rows = Draft.view(last, Shape.of(last.shape().size() / extent, extent));
    Value matrix = call.draft().constant(Tensor.adopt(Shape.of(extent, extent), ones));
    Value sums = call.draft().join(new MatMul(), List.of(rows, matrix));
    return flow.with(ShapeRules.permuted(Draft.view(sums, last.shape()), order));
  }

  private static int rank(Known known) {
    return switch (known) {
      case Known.Fixed(Literal literal) -> literal.rank();
      case Known.Flow flow -> flow.rank();
      case Known.Merged merged -> merged.rank();
    };
  }

  /** A vector as a matrix of one row or column. */
  private static Known matrix(Known vector, int axis) {
    return switch (vector) {
      case Known.Fixed(Literal literal) ->
          new Known.Fixed(
              literal.as(axis == 0 ? List.of(1, literal.size()) : List.of(literal.size(), 1)));
      case Known.Merged merged -> throw merged.refusal();
      case Known.Flow flow -> {
        int size = flow.shape().size();
        if (flow.isBatched()) {
          throw new IllegalArgumentException("it sums over the batch axis and would mix examples");
        }
        yield flow.with(
            Draft.view(flow.value(), axis == 0 ? Shape.of(1, size) : Shape.of(size, 1)));
      }
    };
  }

  private static Known transposed(Known matrix) {
    return switch (matrix) {
      case Known.Fixed(Literal literal) -> {
        List<Integer> dims = literal.dims().reversed();
        yield new Known.Fixed(
            Grid.pick(literal, dims, (at, strides) -> at[1] * strides[0] + at[0] * strides[1]));
      }
      case Known.Merged merged -> throw merged.refusal();
      case Known.Flow flow -> {
        if (flow.isBatched()) {
          throw new IllegalArgumentException("it multiplies the examples of a batch");
        }
        yield flow.with(flow.value().then(new Permute(List.of(1, 0))));
      }
    };
  }
}
