package org.gauntlet.onnx;

import java.util.Collections;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Value;

/** Comparisons and truth values, which flow as 1 and 0 and have no gradient; and choices. */
final class LogicRules {
  private LogicRules() {}

  static Known equal(Call call) {
    return compared(call, Pairing.EQUAL, false);
  }

  static Known greater(Call call) {
    return compared(call, Pairing.GREATER, false);
  }

  static Known greaterOrEqual(Call call) {
    return compared(call, Pairing.GREATER_OR_EQUAL, false);
  }

  static Known less(Call call) {
    return compared(call, Pairing.GREATER, true);
  }

  static Known lessOrEqual(Call call) {
    return compared(call, Pairing.GREATER_OR_EQUAL, true);
  }

  static Known and(Call call) {
    Operands both = Operands.of(call, 2);
    return both.truth(call.draft().join(new Multiply(), both.values()));
  }

  static Known or(Call call) {
    return compared(call, Pairing.MAXIMUM, false);
  }

  static Known xor(Call call) {
    Operands both = Operands.of(call, 2);
    return both.truth(not(call, call.draft().join(new Pairwise(Pairing.EQUAL), both.values())));
  }

  static Known not(Call call) {
    return Operands.of(call, 1).truth(not(call, call.flow(0).value()));
  }

  static Known isNan(Call call) {
    Value x = call.flow(0).value();
    Value same = call.draft().join(new Pairwise(Pairing.EQUAL), List.of(x, x));
    return Operands.of(call, 1).truth(not(call, same));
  }

  static Known isInfinite(Call call) {
    boolean up = call.whole("detect_positive", 1) != 0;
    boolean down = call.whole("detect_negative", 1) != 0;
    Value x = call.flow(0).value();
    Value found = up && down ? x.then(new Pointwise(Curve.ABS)) : x;
    float wanted = up ? Float.POSITIVE_INFINITY : down ? Float.NEGATIVE_INFINITY : Float.NaN;
    return Operands.of(call, 1).truth(equal(call, found, wanted));
  }

  /** Whether a value is not 0. */
  static Value truth(Call call, Value x) {
    return not(call, equal(call, x, 0));
  }

  /** a where the condition holds, otherwise b; the gradient goes where the value comes from. */
  static Known where(Call call) {
    Operands all = Operands.of(call, 3);
    boolean whole = Operands.of(call, List.of(call.input(1), call.input(2))).isWhole();
    Value chosen =
        call.draft()
            .join(new Select(), List.of(all.stretched(0), all.stretched(1), all.stretched(2)));
    return new Known.Flow(chosen, all.rows(), whole);
  }

  private static Value equal(Call call, Value x, float number) {
    Tensor one = Tensor.filled(new Shape(Collections.nCopies(x.shape().rank(), 1)), number);
    return call.draft().join(new Pairwise(Pairing.EQUAL), List.of(x, call.draft().constant(one)));
  }

  private static Value not(Call call, Value x) {
    return call.draft().affine(x, -1, 1);
  }

  private static Known compared(Call call, Pairing pairing, boolean swapped) {
    Operands both = Operands.of(call, 2);
    List<Value> values = both.values();
    return both.truth(
        call.draft().join(new Pairwise(pairing), swapped ? values.reversed() : values));
  }
}
