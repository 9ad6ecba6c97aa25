package org.gauntlet.onnx;

import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/** Rows (E) of a constant table (V, E), for tokens: Gather as an embedding. */
final class LookUp {
  private LookUp() {}

  /** Whether a Gather takes its indices from the model's input. */
  static boolean applies(Call call) {
    return call.has(0) && call.isConstantAt(0) && call.has(1) && !call.isConstantAt(1);
  }

  static Known rows(Call call) {
    Known.Flow tokens = call.flow(1);
    Literal table = call.fixed(0);
    if (!tokens.whole()
        || table.rank() != 2
        || !table.type().isReal()
        || Call.axis(call.whole("axis", 0), table.rank()) != 0) {
      throw new IllegalArgumentException(
          "only rows of a real table (V, E) are looked up by what depends on the input, got %s"
              .formatted(table));
    }
    Shape shape = new Shape(table.dims());
    Value rows = call.draft().embedding(tokens.value(), Tensor.adopt(shape, table.reals()));
    return new Known.Flow(rows, tokens.rows());
  }
}
