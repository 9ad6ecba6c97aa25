package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Value;

/** Operators that turn some axes of the example into one number. */
final class ReduceRules {
  private ReduceRules() {}

  /** What becomes of a value and some of its axes, which stay as 1. */
  @FunctionalInterface
  interface Rule {
    Value apply(Call call, Value x, List<Integer> axes);
  }

  /** The axes come from an attribute or, in newer versions, an input; none mean all. */
  static Known over(Call call, Rule rule) {
    Known.Flow flow = call.flow(0);
    List<Long> given = call.axes(1).orElse(List.of());
    if (given.isEmpty() && call.whole("noop_with_empty_axes", 0) != 0) {
      return flow.with(rule.apply(call, flow.value(), List.of()));
    }
    List<Integer> axes =
        (given.isEmpty() ? LongStream.range(0, flow.rank()).boxed().toList() : given)
            .stream().map(axis -> flow.own(Call.axis(axis, flow.rank()))).sorted().toList();
    Value y = rule.apply(call, flow.value(), axes);
    if (call.whole("keepdims", 1) != 0) {
      return flow.with(y);
    }
    List<Integer> dims = new ArrayList<>(y.shape().dims());
    axes.reversed().forEach(axis -> dims.remove(axis.intValue()));
    int gone = (int) axes.stream().filter(axis -> axis < flow.rows()).count();
    return flow.at(Draft.view(y, new Shape(dims)), flow.rows() - gone);
  }

  /** x (N, C, ...) -> y (N, C, 1, ...): over all axes behind the channels. */
  static Known global(Call call, Rule rule) {
    Known.Flow flow = call.leading(0);
    List<Integer> axes = IntStream.range(1, flow.shape().rank()).boxed().toList();
    return flow.with(rule.apply(call, flow.value(), axes));
  }

  static Rule plain(Reduction reduction) {
    return (_, x, axes) -> reduced(reduction, x, axes);
  }

  /** The mean over the last axes is that of planes, which images have already. */
  static Value mean(Call call, Value x, List<Integer> axes) {
    if (axes.isEmpty()) {
      return x;
    }
    Shape left = new Reduce(Reduction.SUM, axes).output(List.of(x.shape()));
    int count = x.shape().size() / left.size();
    if (axes.getFirst() == x.shape().rank() - axes.size()) {
      boolean image = x.shape().rank() == 3 && axes.size() == 2;
      Value planes = image ? x : Draft.view(x, Shape.of(left.size(), count, 1));
      return Draft.view(planes.then(new GlobalAveragePool()), left);
    }
    return call.draft().affine(reduced(Reduction.SUM, x, axes), 1f / count, 0);
  }

  static Value sumOfSizes(Call call, Value x, List<Integer> axes) {
    return reduced(Reduction.SUM, x.then(new Pointwise(Curve.ABS)), axes);
  }

  static Value sumOfSquares(Call call, Value x, List<Integer> axes) {
    return reduced(Reduction.SUM, x.times(x), axes);
  }

  static Value length(Call call, Value x, List<Integer> axes) {
    return sumOfSquares(call, x, axes).then(new Pointwise(Curve.SQRT));
  }

  static Value logOfSum(Call call, Value x, List<Integer> axes) {
    return reduced(Reduction.SUM, x, axes).then(new Pointwise(Curve.LOG));
  }

  /** The largest is taken off first, so that nothing overflows. */
  static Value logOfSumOfPowers(Call call, Value x, List<Integer> axes) {
    Value largest = reduced(Reduction.MAXIMUM, x, axes);
    Value powers = ElementRules.difference(call, x, largest).then(new Pointwise(Curve.EXP));
    return logOfSum(call, powers, axes).plus(largest);
  }

  private static Value reduced(Reduction reduction, Value x, List<Integer> axes) {
    return axes.isEmpty() ? x : x.then(new Reduce(reduction, axes));
  }
}
