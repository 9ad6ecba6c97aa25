package org.gauntlet.onnx;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Operators that work on each element of a constant by itself. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum Mapping {
  ABS("Abs", Math::abs, Math::abs),
  NEG("Neg", x -> -x, Math::negateExact),
  SIGN("Sign", Math::signum, Long::signum),
  FLOOR("Floor", Math::floor),
  CEIL("Ceil", Math::ceil),
  /** Halves go to the even neighbour. */
  ROUND("Round", Math::rint),
  SQRT("Sqrt", Math::sqrt),
  EXP("Exp", StrictMath::exp),
  LOG("Log", StrictMath::log),
  RECIPROCAL("Reciprocal", x -> 1 / x),
  NOT("Not", x -> x, x -> 1 - x),
  BITS_NOT("BitwiseNot", x -> x, x -> ~x),
  IS_NAN("IsNaN", x -> Double.isNaN(x) ? 1 : 0),
  IS_INF("IsInf", x -> Double.isInfinite(x) ? 1 : 0);

  private final String operator;
  private final DoubleUnaryOperator reals;
  private final LongUnaryOperator wholes;

  Mapping(String operator, DoubleUnaryOperator reals, LongUnaryOperator wholes) {
    this.operator = operator;
    this.reals = reals;
    this.wholes = wholes;
  }

  Mapping(String operator, DoubleUnaryOperator reals) {
    this(operator, reals, x -> (long) reals.applyAsDouble((double) x));
  }

  /** By the operator's name in ONNX. */
  static Map<String, Function<Call, Literal>> folds() {
    return Stream.of(values())
        .collect(Collectors.toMap(mapping -> mapping.operator, Mapping::fold));
  }

  private Function<Call, Literal> fold() {
    return switch (this) {
      case IS_NAN -> call -> truths(call.fixed(0), reals);
      case IS_INF -> Mapping::infinite;
      default -> call -> each(call.fixed(0));
    };
  }

  private Literal each(Literal x) {
    return Literal.of(
        x.type(),
        x.dims(),
        i -> reals.applyAsDouble(x.exact(i)),
        i -> x.type().wrap(wholes.applyAsLong(x.whole(i))));
  }

  private static Literal infinite(Call call) {
    boolean positive = call.whole("detect_positive", 1) != 0;
    boolean negative = call.whole("detect_negative", 1) != 0;
    return truths(
        call.fixed(0), x -> Double.isInfinite(x) && (x > 0 ? positive : negative) ? 1 : 0);
  }

  private static Literal truths(Literal x, DoubleUnaryOperator test) {
    return Literal.of(
        ElementType.BOOL, x.dims(), _ -> 0, i -> (long) test.applyAsDouble(x.exact(i)));
  }
}
