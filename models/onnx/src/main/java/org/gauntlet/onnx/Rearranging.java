package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.Literal;

/** Operators that show the elements of a constant in another order or shape, or some of them. */
final class Rearranging {
  private Rearranging() {}

  static Literal concat(Call call) {
    Literal first = call.fixed(0);
    int axis = Call.axis(call.whole("axis", 0), first.rank());
    return Grid.concat(
        IntStream.range(0, call.inputs().size()).mapToObj(call::fixed).toList(), axis);
  }

  static Literal expand(Call call) {
    Literal x = call.fixed(0);
    return Stretching.to(Stretching.joined(x.dims(), Grid.dims(call.fixed(1).wholes())), x);
  }

  static Literal flatten(Call call) {
    Literal x = call.fixed(0);
    long given = call.whole("axis", 1);
    int axis = given == x.rank() ? x.rank() : Call.axis(given, x.rank());
    return x.as(List.of(Grid.product(x.dims(), 0, axis), Grid.product(x.dims(), axis, x.rank())));
  }

  static Literal reshape(Call call) {
    Literal x = call.fixed(0);
    return x.as(Folding.target(x.dims(), call.fixed(1).wholes(), call.whole("allowzero", 0) != 0));
  }

  static Literal slice(Call call) {
    Literal x = call.fixed(0);
    List<Integer> dims = new ArrayList<>(x.dims());
    int[] from = new int[x.rank()];
    int[] step = new int[x.rank()];
    Arrays.fill(step, 1);
    for (Cut.Part part : Cut.of(call, x.dims()).parts()) {
      dims.set(part.axis(), part.count());
      from[part.axis()] = part.start();
      step[part.axis()] = part.step();
    }
    return Grid.pick(
        x, dims, (at, strides) -> Grid.index(strides, axis -> from[axis] + at[axis] * step[axis]));
  }

  static Literal squeeze(Call call) {
    Literal x = call.fixed(0);
    List<Integer> axes =
        call.axes(1)
            .map(given -> given.stream().map(axis -> Call.axis(axis, x.rank())).toList())
            .orElseGet(() ->
                IntStream.range(0, x.rank()).filter(i -> x.dims().get(i) == 1).boxed().toList());
    return x.as(
        IntStream.range(0, x.rank())
            .filter(axis -> !axes.contains(axis))
            .mapToObj(x.dims()::get)
            .toList());
  }

  static Literal unsqueeze(Call call) {
    Literal x = call.fixed(0);
    List<Long> axes = call.axes(1).orElse(Collections.emptyList());
    List<Integer> dims = new ArrayList<>(x.dims());
    axes.stream()
        .map(axis -> Call.axis(axis, x.rank() + axes.size()))
        .sorted()
        .forEach(axis -> dims.add(axis, 1));
    return x.as(dims);
  }

  /** The constant side by side with itself, along each axis as often as asked. */
  static Literal tile(Call call) {
    Literal x = call.fixed(0);
    long[] repeats = call.fixed(1).wholes();
    long[] extents = new long[x.rank()];
    Arrays.setAll(extents, axis -> Math.multiplyExact(x.dims().get(axis), repeats[axis]));
    return Grid.pick(
        x,
        Grid.dims(extents),
        (at, strides) -> Grid.index(strides, axis -> at[axis] % x.dims().get(axis)));
  }

  static Literal transpose(Call call) {
    Literal x = call.fixed(0);
    List<Long> reversed =
        IntStream.range(0, x.rank()).mapToObj(i -> (long) x.rank() - 1 - i).toList();
    List<Integer> order =
        call.wholes("perm", reversed).stream().map(axis -> Call.axis(axis, x.rank())).toList();
    if (order.stream().distinct().count() != x.rank()) {
      throw new IllegalArgumentException("perm must name each axis once, got " + order);
    }
    List<Integer> dims = order.stream().map(x.dims()::get).toList();
    return Grid.pick(
        x, dims, (at, strides) -> Grid.index(strides, axis -> at[order.indexOf(axis)]));
  }

  /** What lies on one side of a diagonal of the last two axes; the rest is 0. */
  static Literal triangle(Call call) {
    Literal x = call.fixed(0);
    boolean upper = call.whole("upper", 1) != 0;
    long above = call.optional(1).map(k -> k.whole(0)).orElse(0L);
    int columns = x.dims().getLast();
    int rows = x.dims().get(x.rank() - 2);
    return Literal.of(
        x.type(),
        x.dims(),
        i -> kept(i, rows, columns, above, upper) ? x.exact(i) : 0,
        i -> kept(i, rows, columns, above, upper) ? x.whole(i) : 0);
  }

  private static boolean kept(int i, int rows, int columns, long above, boolean upper) {
    long over = i % columns - (long) (i / columns % rows) - above;
    return upper ? over >= 0 : over <= 0;
  }

  /** Element by element one constant or another. */
  static Literal where(Call call) {
    Literal x = call.fixed(1);
    Literal y = call.fixed(2);
    List<Integer> dims =
        Stretching.joined(call.fixed(0).dims(), Stretching.joined(x.dims(), y.dims()));
    Literal condition = Stretching.to(dims, call.fixed(0));
    Literal yes = Stretching.to(dims, x);
    Literal no = Stretching.to(dims, y);
    return Literal.of(
        x.type(),
        dims,
        i -> (condition.whole(i) != 0 ? yes : no).exact(i),
        i -> (condition.whole(i) != 0 ? yes : no).whole(i));
  }
}
