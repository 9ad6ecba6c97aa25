package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Operators that make constants of numbers, extents or other types. */
final class Making {
  private Making() {}

  static Literal constant(Call call) {
    if (call.tells("value")) {
      return call.tensor("value");
    }
    if (call.tells("value_int")) {
      return Literal.of(ElementType.INT64, List.of(), call.whole("value_int", 0));
    }
    if (call.tells("value_ints")) {
      return Literal.list(longs(call.wholes("value_ints", List.of())));
    }
    if (call.tells("value_float")) {
      return Literal.of(List.of(), call.real("value_float", 0));
    }
    if (call.tells("value_floats")) {
      List<Float> reals = call.reals("value_floats", List.of());
      return Literal.of(ElementType.FLOAT, List.of(reals.size()), reals::get, _ -> 0);
    }
    throw new IllegalArgumentException("it holds no numbers");
  }

  static Literal ofShape(Call call) {
    List<Integer> dims = Grid.dims(call.fixed(0).wholes());
    Literal value = call.tells("value") ? call.tensor("value") : Literal.of(List.of(1), 0f);
    return Grid.pick(value, dims, _ -> 0);
  }

  /** Real numbers are cut towards zero; whole ones drop the bits that do not fit. */
  static Literal cast(Call call) {
    return cast(call.fixed(0), ElementType.numbered(call.whole("to", 1)));
  }

  static Literal castLike(Call call) {
    return cast(call.fixed(0), call.fixed(1).type());
  }

  private static Literal cast(Literal x, ElementType type) {
    boolean truth = type == ElementType.BOOL;
    return Literal.of(
        type, x.dims(), x::exact, i -> truth ? (x.exact(i) == 0 ? 0 : 1) : type.wrap(x.whole(i)));
  }

  /** start, start + delta, ... below (or above) the limit. */
  static Literal range(Call call) {
    Literal start = call.fixed(0);
    Literal delta = call.fixed(2);
    ElementType type = start.type();
    double steps =
        type.isReal()
            ? Math.ceil((call.fixed(1).exact(0) - start.exact(0)) / delta.exact(0))
            : Math.ceilDiv(
                Math.subtractExact(call.fixed(1).whole(0), start.whole(0)), delta.whole(0));
    List<Integer> dims = Grid.dims(new long[] {(long) Math.max(0, steps)});
    return Literal.of(
        type,
        dims,
        i -> start.exact(0) + i * delta.exact(0),
        i -> start.whole(0) + i * delta.whole(0));
  }

  /** One of two values at each place: on at the index along a new axis, off elsewhere. */
  static Literal oneHot(Call call) {
    Literal indices = call.fixed(0);
    Literal values = call.fixed(2);
    int depth = Grid.dims(new long[] {call.fixed(1).whole(0)}).getFirst();
    int axis = Call.axis(call.whole("axis", -1), indices.rank() + 1);
    List<Integer> dims = new ArrayList<>(indices.dims());
    dims.add(axis, depth);
    int inner = Grid.product(dims, axis + 1, dims.size());
    return Grid.pick(
        values,
        dims,
        i -> {
          long index = indices.whole(i / inner / depth * inner + i % inner);
          return (index < 0 ? index + depth : index) == i / inner % depth ? 1 : 0;
        });
  }

  static Literal eye(Call call) {
    Literal like = call.fixed(0);
    ElementType type =
        call.tells("dtype") ? ElementType.numbered(call.whole("dtype", 1)) : like.type();
    long above = call.whole("k", 0);
    int columns = like.dims().get(1);
    return Literal.of(
        type,
        like.dims(),
        i -> i % columns == i / columns + above ? 1 : 0,
        i -> i % columns == i / columns + above ? 1 : 0);
  }

  static Literal size(Call call) {
    return Literal.of(ElementType.INT64, List.of(), call.fixed(0).size());
  }

  /** The coordinates of all elements other than 0: (rank, how many). */
  static Literal nonZero(Call call) {
    Literal x = call.fixed(0);
    int[] found = IntStream.range(0, x.size()).filter(i -> x.exact(i) != 0).toArray();
    List<Integer> dims = List.of(x.rank(), found.length);
    Grid.checkSize(dims);
    return Literal.of(
        ElementType.INT64,
        dims,
        _ -> 0,
        i -> {
          int axis = i / found.length;
          int inner = Grid.product(x.dims(), axis + 1, x.rank());
          return found[i % found.length] / inner % x.dims().get(axis);
        });
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
