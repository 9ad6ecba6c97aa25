package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/**
 * Values and constants brought to one rank and one batch axis, as NumPy aligns them: from the last
 * axis on. Each is seen as it meets one example.
 */
final class Operands {
  private final Draft draft;
  private final List<Known> all;
  private final List<Shape> shapes = new ArrayList<>();
  private final int rank;
  private final int rows;

  private Operands(Draft draft, List<Known> all) {
    this.draft = draft;
    this.all = all;
    rank = all.stream().mapToInt(Operands::rank).max().orElseThrow();
    rows =
        all.stream()
            .filter(Operands::isBatched)
            .mapToInt(known -> ((Known.Flow) known).rows() + rank - rank(known))
            .max()
            .orElse(Known.Flow.OUTSIDE);
    all.forEach(known -> shapes.add(own(known)));
  }

  static Operands of(Call call, List<Known> all) {
    return new Operands(call.draft(), all);
  }

  /** The inputs of a node from the first on, this many. */
  static Operands of(Call call, int count) {
    List<Known> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(call.input(i));
    }
    return of(call, all);
  }

  /** Axes in ONNX, the batch axis included. */
  int rank() {
    return rank;
  }

  /** The batch axis of all. */
  int rows() {
    return rows;
  }

  boolean isConstant(int operand) {
    return all.get(operand) instanceof Known.Fixed;
  }

  /** A constant's numbers. */
  Tensor tensor(int operand) {
    if (all.get(operand) instanceof Known.Fixed(Literal literal)) {
      return Tensor.adopt(shapes.get(operand), literal.reals());
    }
    throw new IllegalArgumentException("input " + operand + " must be a constant");
  }

  /** An operand, 1 along the axes in which it is stretched. */
  Value value(int operand) {
    return switch (all.get(operand)) {
      case Known.Fixed _ -> draft.constant(tensor(operand));
      case Known.Flow flow -> Draft.view(flow.value(), shapes.get(operand));
      case Known.Merged merged -> throw merged.refusal();
    };
  }

  /** An operand as large as the answer. */
  Value stretched(int operand) {
    Value value = value(operand);
    Shape joint = joint();
    return value.shape().equals(joint) ? value : value.then(new Expand(joint));
  }

  List<Value> values() {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      values.add(value(i));
    }
    return values;
  }

  /** An operator that stretches its operands by itself. */
  Known join(Operator operator) {
    return known(draft.join(operator, values()));
  }

  /** An operator over operands of one shape. */
  Known joinStretched(Operator operator) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      values.add(stretched(i));
    }
    return known(draft.join(operator, values));
  }

  /** The answer, in whole numbers where all that flows is whole. */
  Known known(Value answer) {
    boolean whole = all.stream().allMatch(known -> known instanceof Known.Fixed || isWhole(known));
    return new Known.Flow(answer, rows, whole);
  }

  /** The answer of a comparison. */
  Known truth(Value answer) {
    return new Known.Flow(answer, rows, true);
  }

  boolean isWhole() {
    return all.stream().anyMatch(Operands::isWhole);
  }

  private static boolean isWhole(Known known) {
    return switch (known) {
      case Known.Fixed(Literal literal) -> !literal.type().isReal();
      case Known.Flow flow -> flow.whole();
      case Known.Merged merged -> merged.apart().whole();
    };
  }

  private Shape joint() {
    List<Integer> dims = new ArrayList<>(shapes.getFirst().dims());
    for (Shape shape : shapes) {
      for (int axis = 0; axis < dims.size(); axis++) {
        int extent = Math.max(dims.get(axis), shape.at(axis));
        if (Math.min(dims.get(axis), shape.at(axis)) > 1 && dims.get(axis) != shape.at(axis)) {
          throw new IllegalArgumentException("it joins examples of " + shapes);
        }
        dims.set(axis, extent);
      }
    }
    return new Shape(dims);
  }

  private Shape own(Known known) {
    int missing = rank - rank(known);
    List<Integer> dims = new ArrayList<>(Collections.nCopies(missing, 1));
    switch (known) {
      case Known.Fixed(Literal literal) -> dims.addAll(literal.dims());
      case Known.Flow flow -> dims.addAll(flow.shape().dims());
      case Known.Merged merged -> throw merged.refusal();
    }
    if (rows == Known.Flow.OUTSIDE) {
      return new Shape(dims);
    }
    if (known instanceof Known.Flow flow && flow.isBatched()) {
      if (flow.rows() + missing != rows) {
        throw new IllegalArgumentException(
            "it joins the batch axis of %s with another axis and would mix examples"
                .formatted(flow.shape()));
      }
      return new Shape(dims);
    }
    if (dims.get(rows) != 1) {
      throw new IllegalArgumentException(
          "a constant of dims %s does not meet all examples alike".formatted(dims));
    }
    return new Shape(Grid.without(rows, dims));
  }

  private static boolean isBatched(Known known) {
    return known instanceof Known.Flow flow && flow.isBatched();
  }

  private static int rank(Known known) {
    return switch (known) {
      case Known.Fixed(Literal literal) -> literal.rank();
      case Known.Flow flow -> flow.rank();
      case Known.Merged merged -> merged.rank();
    };
  }
}
