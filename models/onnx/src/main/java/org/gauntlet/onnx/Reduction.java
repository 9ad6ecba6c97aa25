package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.onnx.format.Literal;

/** Operators that make one element of many along axes of a constant. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum Reduction {
  SUM("ReduceSum", 0, Double::sum, Math::addExact),
  MEAN("ReduceMean", 0, Double::sum, Math::addExact),
  PROD("ReduceProd", 1, (a, x) -> a * x, Math::multiplyExact),
  MAX("ReduceMax", Double.NEGATIVE_INFINITY, Math::max, Math::max),
  MIN("ReduceMin", Double.POSITIVE_INFINITY, Math::min, Math::min),
  L1("ReduceL1", 0, (a, x) -> a + Math.abs(x), (a, x) -> Math.addExact(a, Math.abs(x))),
  L2("ReduceL2", 0, (a, x) -> a + x * x, (a, x) -> Math.addExact(a, Math.multiplyExact(x, x))),
  SUM_SQUARE(
      "ReduceSumSquare",
      0,
      (a, x) -> a + x * x,
      (a, x) -> Math.addExact(a, Math.multiplyExact(x, x))),
  LOG_SUM("ReduceLogSum", 0, Double::sum, Math::addExact),
  LOG_SUM_EXP("ReduceLogSumExp", Double.NEGATIVE_INFINITY, Reduction::logAdd, Math::addExact);

  private final String operator;
  private final double start;
  private final DoubleBinaryOperator reals;
  private final LongBinaryOperator wholes;

  Reduction(String operator, double start, DoubleBinaryOperator reals, LongBinaryOperator wholes) {
    this.operator = operator;
    this.start = start;
    this.reals = reals;
    this.wholes = wholes;
  }

  /** By the operator's name in ONNX. */
  static Map<String, Function<Call, Literal>> folds() {
    return Stream.of(values())
        .collect(Collectors.toMap(reduction -> reduction.operator, reduction -> reduction::fold));
  }

  private Literal fold(Call call) {
    Literal x = call.fixed(0);
    List<Long> given = call.axes(1).orElse(List.of());
    if (given.isEmpty() && call.whole("noop_with_empty_axes", 0) != 0) {
      return x;
    }
    List<Integer> axes =
        given.isEmpty()
            ? IntStream.range(0, x.rank()).boxed().toList()
            : given.stream().map(axis -> Call.axis(axis, x.rank())).toList();
    List<Integer> kept = new ArrayList<>(x.dims());
    axes.forEach(axis -> kept.set(axis, 1));
    Literal reduced = along(x, kept);
    List<Integer> left =
        IntStream.range(0, x.rank())
            .filter(axis -> !axes.contains(axis))
            .mapToObj(x.dims()::get)
            .toList();
    return call.whole("keepdims", 1) != 0 ? reduced : reduced.as(left);
  }

  /**
   * @param kept the extents of the answer, 1 where they are reduced
   */
  private Literal along(Literal x, List<Integer> kept) {
    Literal target = Stretching.to(x.dims(), Grid.counted(kept));
    int size = Literal.count(kept);
    double[] real = new double[size];
    long[] whole = new long[size];
    Arrays.fill(real, start);
    Arrays.fill(whole, (long) start);
    for (int i = 0; i < x.size(); i++) {
      int to = (int) target.whole(i);
      if (x.type().isReal()) {
        real[to] = reals.applyAsDouble(real[to], x.exact(i));
      } else {
        whole[to] = wholes.applyAsLong(whole[to], x.whole(i));
      }
    }
    double each = size == 0 ? 1 : (double) x.size() / size;
    return Literal.of(
        x.type(),
        kept,
        i -> finished(real[i], each),
        i -> x.type().wrap(this == MEAN ? whole[i] / (long) each : finished(whole[i])));
  }

  /**
   * @param each how many elements were reduced to one
   */
  private double finished(double all, double each) {
    return switch (this) {
      case MEAN -> all / each;
      case L2 -> Math.sqrt(all);
      case LOG_SUM -> StrictMath.log(all);
      default -> all;
    };
  }

  private long finished(long all) {
    return this == L2 || this == LOG_SUM ? (long) finished((double) all, 1) : all;
  }

  /** log(exp(a) + exp(b)). */
  private static double logAdd(double a, double b) {
    double high = Math.max(a, b);
    return Double.isInfinite(high)
        ? high
        : high + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - high));
  }
}
