package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.onnx.format.Literal;

/**
 * Constants that a graph repeats for each example of a batch, such as the first states of LSTMs.
 */
final class Repeated {
  private Repeated() {}

  /**
   * Whether a constant is asked for that has the batch among its extents, however many that are.
   */
  static boolean applies(Call call) {
    return switch (call.node().operator()) {
      case "ConstantOfShape" -> asks(call, 0);
      case "Expand" -> call.has(0) && call.isConstantAt(0) && asks(call, 1);
      default -> false;
    };
  }

  private static boolean asks(Call call, int input) {
    return call.batch() > Grid.LARGEST
        && call.has(input)
        && call.isConstantAt(input)
        && Arrays.stream(call.fixed(input).wholes()).filter(n -> n == call.batch()).count() == 1;
  }

  /** The part of one example, as a value of the model. */
  static Known.Flow constant(Call call) {
    boolean filled = call.node().operator().equals("ConstantOfShape");
    long[] asked = call.fixed(filled ? 0 : 1).wholes();
    int rows = 0;
    while (asked[rows] != call.batch()) {
      rows++;
    }
    asked[rows] = 1;
    List<Integer> dims = Grid.dims(asked);
    Literal numbers =
        filled
            ? Literal.of(List.of(), call.tells("value") ? call.tensor("value").real(0) : 0)
            : call.fixed(0);
    Literal all = Stretching.to(Stretching.joined(numbers.dims(), dims), numbers);
    if (all.rank() != dims.size() || all.dims().get(rows) != 1) {
      throw new IllegalArgumentException(
          "it repeats %s as %s, which does not meet all examples alike".formatted(numbers, dims));
    }
    return new Known.Flow(
        call.draft().constant(Tensor.adopt(new Shape(Grid.without(rows, all.dims())), all.reals())),
        rows,
        !numbers.type().isReal());
  }
}
