package org.gauntlet.onnx;

import java.util.List;
import java.util.Set;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Value;

/** Arithmetic of several values, stretched by NumPy's rule; with constants where it can be. */
final class ElementRules {
  private static final Set<String> NORMS = Set.of("LayerNormalization", "RMSNormalization");

  private ElementRules() {}

  static Known add(Call call) {
    return added(call, call.input(0), call.input(1));
  }

  static Known subtract(Call call) {
    Operands both = Operands.of(call, 2);
    if (both.isConstant(1)) {
      return shifted(call, both, 0, 1, both.tensor(1).times(-1));
    }
    if (both.isConstant(0)) {
      return shifted(call, both, 1, -1, both.tensor(0));
    }
    Value less = call.draft().affine(both.stretched(1), -1, 0);
    return both.known(call.draft().join(new Add(), List.of(both.stretched(0), less)));
  }

  static Known multiply(Call call) {
    return multiplied(call, call.input(0), call.input(1));
  }

  /** Whole numbers are cut towards zero; a constant divisor becomes a factor where that exists. */
  static Known divide(Call call) {
    Operands both = Operands.of(call, 2);
    if (both.isWhole()) {
      Value rest = call.draft().join(new Pairwise(Pairing.REMAINDER), both.values());
      Value even = both.stretched(0).plus(call.draft().affine(rest, -1, 0));
      return both.known(
          call.draft().join(new Pairwise(Pairing.QUOTIENT), List.of(even, both.stretched(1))));
    }
    if (both.isConstant(1) && hasReciprocals(both.tensor(1))) {
      return scaled(call, both, 0, both.tensor(1).map(c -> 1 / c));
    }
    return both.join(new Pairwise(Pairing.QUOTIENT));
  }

  /** Whether 1 / c has all its bits: neither too large for a float nor too small for full ones. */
  private static boolean hasReciprocals(Tensor divisor) {
    for (float c : divisor.toArray()) {
      float factor = Math.abs(1 / c);
      if (c != 0 && !(factor >= Float.MIN_NORMAL && factor <= Float.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  /** Powers that are ordinary arithmetic become it. */
  static Known power(Call call) {
    Operands both = Operands.of(call, 2);
    if (!both.isConstant(1) || both.tensor(1).size() != 1) {
      return both.join(new Pairwise(Pairing.POWER));
    }
    Value x = both.value(0);
    float exponent = both.tensor(1).at(0);
    if (exponent == 1 || exponent == 2 || exponent == 3) {
      Value y = x;
      for (int times = 1; times < exponent; times++) {
        y = y.times(x);
      }
      return both.known(y);
    }
    if (exponent == 0.5f) {
      return both.known(x.then(new Pointwise(Curve.SQRT)));
    }
    return exponent == -1
        ? both.known(x.then(new Pointwise(Curve.RECIPROCAL)))
        : both.join(new Pairwise(Pairing.POWER));
  }

  /** What is left of a division: with the sign of the first (fmod) or of the second. */
  static Known modulo(Call call) {
    Operands both = Operands.of(call, 2);
    Value rest = call.draft().join(new Pairwise(Pairing.REMAINDER), both.values());
    if (call.whole("fmod", 0) != 0) {
      return both.known(rest);
    }
    Value second = both.stretched(1);
    return both.known(
        call.draft().join(new Pairwise(Pairing.REMAINDER), List.of(rest.plus(second), second)));
  }

  static Known largest(Call call) {
    return extreme(call, Pairing.MAXIMUM);
  }

  static Known least(Call call) {
    return extreme(call, Pairing.MINIMUM);
  }

  private static Known extreme(Call call, Pairing pairing) {
    Operands all = Operands.of(call, call.inputs().size());
    List<Value> values = all.values();
    Value best = values.getFirst();
    for (Value next : values.subList(1, values.size())) {
      best = call.draft().join(new Pairwise(pairing), List.of(best, next));
    }
    return all.known(best);
  }

  /** The sum of any number of values. */
  static Known sum(Call call) {
    Known sum = call.input(0);
    for (int i = 1; i < call.inputs().size(); i++) {
      sum = added(call, sum, call.input(i));
    }
    return sum;
  }

  static Known mean(Call call) {
    Known.Flow sum = (Known.Flow) sum(call);
    return sum.with(call.draft().affine(sum.value(), 1f / call.inputs().size(), 0));
  }

  /** a + b, one of which may be constant. */
  static Known added(Call call, Known a, Known b) {
    Operands both = Operands.of(call, List.of(a, b));
    for (int constant = 0; constant < 2; constant++) {
      if (both.isConstant(constant)) {
        return shifted(call, both, 1 - constant, 1, both.tensor(constant));
      }
    }
    return both.joinStretched(new Add());
  }

  /** a * b, one of which may be constant. */
  static Known multiplied(Call call, Known a, Known b) {
    Operands both = Operands.of(call, List.of(a, b));
    for (int constant = 0; constant < 2; constant++) {
      if (both.isConstant(constant)) {
        return scaled(call, both, 1 - constant, both.tensor(constant));
      }
    }
    return both.join(new Multiply());
  }

  /** a - b, which stretches. */
  static Value difference(Call call, Value a, Value b) {
    Value less = call.draft().affine(b, -1, 0);
    return a.plus(less.shape().equals(a.shape()) ? less : less.then(new Expand(a.shape())));
  }

  /** Gains of a normalisation, and what our own files say was learned. */
  private static boolean learns(Call call) {
    return NORMS.contains(call.node().operator()) || call.draft().learns(call.node());
  }

  private static Known shifted(Call call, Operands both, int flow, float scale, Tensor shift) {
    Tensor factor = Tensor.filled(shift.shape(), scale);
    return both.known(call.draft().affine(both.stretched(flow), factor, shift, learns(call)));
  }

  private static Known scaled(Call call, Operands both, int flow, Tensor scale) {
    Tensor none = Tensor.filled(scale.shape(), 0);
    return both.known(call.draft().affine(both.stretched(flow), scale, none, learns(call)));
  }
}
