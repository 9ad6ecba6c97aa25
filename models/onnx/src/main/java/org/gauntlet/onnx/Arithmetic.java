package org.gauntlet.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/**
 * Operators that join constants element by element, stretched by NumPy's rule. Numbers of int64
 * must stay within it; narrower whole ones wrap around.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum Arithmetic {
  ADD("Add", Double::sum, Math::addExact),
  SUB("Sub", (a, b) -> a - b, Math::subtractExact),
  MUL("Mul", (a, b) -> a * b, Math::multiplyExact),
  /** Whole numbers are cut towards zero. */
  DIV("Div", (a, b) -> a / b, Math::divideExact),
  POW("Pow", StrictMath::pow, Arithmetic::power),
  MAX("Max", Math::max, Math::max),
  MIN("Min", Math::min, Math::min),
  SUM("Sum", Double::sum, Math::addExact),
  /** With the divisor's sign. */
  MOD("Mod", (a, b) -> a - b * Math.floor(a / b), Math::floorMod),
  /** With the dividend's sign: Mod where fmod is set. */
  REMAINDER("", (a, b) -> a % b, (a, b) -> a % b),
  BITS_AND("BitwiseAnd", (_, _) -> Double.NaN, (a, b) -> a & b),
  BITS_OR("BitwiseOr", (_, _) -> Double.NaN, (a, b) -> a | b),
  BITS_XOR("BitwiseXor", (_, _) -> Double.NaN, (a, b) -> a ^ b),
  AND("And", (_, _) -> Double.NaN, (a, b) -> a & b, true),
  OR("Or", (_, _) -> Double.NaN, (a, b) -> a | b, true),
  XOR("Xor", (_, _) -> Double.NaN, (a, b) -> a ^ b, true),
  EQUAL("Equal", (a, b) -> a == b ? 1 : 0, (a, b) -> a == b ? 1 : 0, true),
  LESS("Less", (a, b) -> a < b ? 1 : 0, (a, b) -> a < b ? 1 : 0, true),
  LESS_OR_EQUAL("LessOrEqual", (a, b) -> a <= b ? 1 : 0, (a, b) -> a <= b ? 1 : 0, true),
  GREATER("Greater", (a, b) -> a > b ? 1 : 0, (a, b) -> a > b ? 1 : 0, true),
  GREATER_OR_EQUAL("GreaterOrEqual", (a, b) -> a >= b ? 1 : 0, (a, b) -> a >= b ? 1 : 0, true);

  private final String operator;
  private final DoubleBinaryOperator reals;
  private final LongBinaryOperator wholes;
  private final boolean truth;

  Arithmetic(String operator, DoubleBinaryOperator reals, LongBinaryOperator wholes) {
    this(operator, reals, wholes, false);
  }

  /**
   * @param truth whether the answer is yes or no
   */
  Arithmetic(
      String operator, DoubleBinaryOperator reals, LongBinaryOperator wholes, boolean truth) {
    this.operator = operator;
    this.reals = reals;
    this.wholes = wholes;
    this.truth = truth;
  }

  /** By the operator's name in ONNX. */
  static Map<String, Function<Call, Literal>> folds() {
    return Stream.of(values())
        .filter(arithmetic -> !arithmetic.operator.isEmpty())
        .collect(
            Collectors.toMap(arithmetic -> arithmetic.operator, arithmetic -> arithmetic::fold));
  }

  private Literal fold(Call call) {
    Arithmetic meant = this == MOD && call.whole("fmod", 0) != 0 ? REMAINDER : this;
    return IntStream.range(0, call.inputs().size())
        .mapToObj(call::fixed)
        .reduce(meant::of)
        .orElseThrow();
  }

  /** The answer's type is that of the first, or bool. */
  private Literal of(Literal a, Literal b) {
    List<Integer> dims = Stretching.joined(a.dims(), b.dims());
    Literal left = Stretching.to(dims, a);
    Literal right = Stretching.to(dims, b);
    ElementType type = truth ? ElementType.BOOL : a.type();
    if (a.type().isReal() || b.type().isReal()) {
      return Literal.of(
          type,
          dims,
          i -> reals.applyAsDouble(left.exact(i), right.exact(i)),
          i -> type.wrap((long) reals.applyAsDouble(left.exact(i), right.exact(i))));
    }
    return Literal.of(
        type, dims, i -> 0, i -> type.wrap(wholes.applyAsLong(left.whole(i), right.whole(i))));
  }

  /** The smaller of the upper bound and the larger of x and the lower bound. */
  static Literal clip(Call call) {
    Literal x = call.fixed(0);
    Optional<Literal> low = bound(call, 1, "min");
    Optional<Literal> high = bound(call, 2, "max");
    Literal above = low.map(bound -> MAX.of(x, bound)).orElse(x);
    return high.map(bound -> MIN.of(above, bound)).orElse(above);
  }

  private static Optional<Literal> bound(Call call, int input, String attribute) {
    return call.tells(attribute)
        ? Optional.of(Literal.of(List.of(), call.real(attribute, 0)))
        : call.optional(input);
  }

  private static long power(long base, long exponent) {
    if (exponent < 0 || exponent >= Long.SIZE) {
      return (long) StrictMath.pow((double) base, (double) exponent);
    }
    long power = 1;
    for (long i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, base);
    }
    return power;
  }
}
