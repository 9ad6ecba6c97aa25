package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Operators on constants, worked out while reading: whole numbers are int64 throughout. */
final class Folding {
  private static final Map<String, Function<Call, Literal>> FOLDS =
      Map.ofEntries(
          Map.entry("Add", call -> Arithmetic.apply(call, Arithmetic.ADD)),
          Map.entry("Cast", Folding::cast),
          Map.entry("Concat", Folding::concat),
          Map.entry("Constant", Folding::constant),
          Map.entry("ConstantOfShape", Folding::constantOfShape),
          Map.entry("Div", call -> Arithmetic.apply(call, Arithmetic.DIVIDE)),
          Map.entry("Gather", Folding::gather),
          Map.entry("Identity", call -> call.fixed(0)),
          Map.entry("Mul", call -> Arithmetic.apply(call, Arithmetic.MULTIPLY)),
          Map.entry("Reshape", Folding::reshape),
          Map.entry("Shape", ShapeRules::extents),
          Map.entry("Slice", Folding::slice),
          Map.entry("Squeeze", Folding::squeeze),
          Map.entry("Sub", call -> Arithmetic.apply(call, Arithmetic.SUBTRACT)),
          Map.entry("Transpose", Folding::transpose),
          Map.entry("Unsqueeze", Folding::unsqueeze));

  private Folding() {}

  static boolean knows(String operator) {
    return FOLDS.containsKey(operator);
  }

  static Set<String> operators() {
    return FOLDS.keySet();
  }

  /** The constant that a node of constants makes. */
  static Literal fold(Call call) {
    return FOLDS.get(call.node().operator()).apply(call);
  }

  /** The extents that Reshape asks for: 0 copies one (unless allowed), -1 takes what is left. */
  static List<Integer> target(List<Integer> dims, long[] asked, boolean zeroIsZero) {
    List<Integer> target = new ArrayList<>();
    int open = -1;
    long known = 1;
    for (int i = 0; i < asked.length; i++) {
      long extent = asked[i] == 0 && !zeroIsZero && i < dims.size() ? dims.get(i) : asked[i];
      if (extent < -1 || extent > Integer.MAX_VALUE || (extent == -1 && open >= 0)) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(asked) + " is none that can be asked for");
      }
      open = extent == -1 ? i : open;
      known = Math.multiplyExact(known, extent == -1 ? 1 : extent);
      target.add((int) extent);
    }
    long size = dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (open >= 0 && known > 0) {
      target.set(open, Math.toIntExact(size / known));
      known *= size / known;
    }
    if (known != size) {
      throw new IllegalArgumentException(
          "%s elements do not fit shape %s".formatted(dims, Arrays.toString(asked)));
    }
    return target;
  }

  private static Literal constant(Call call) {
    if (call.tells("value")) {
      return call.tensor("value");
    }
    if (call.tells("value_int")) {
      return Literal.of(ElementType.INT64, List.of(), call.whole("value_int", 0));
    }
    if (call.tells("value_ints")) {
      return Literal.list(
          call.wholes("value_ints", List.of()).stream().mapToLong(Long::longValue).toArray());
    }
    if (call.tells("value_float")) {
      return Literal.of(List.of(), call.real("value_float", 0));
    }
    throw new IllegalArgumentException("it holds no numbers");
  }

  private static Literal constantOfShape(Call call) {
    List<Integer> dims = Grid.dims(call.fixed(0).wholes());
    Literal value = call.tells("value") ? call.tensor("value") : Literal.of(List.of(1), 0f);
    return Grid.pick(value, dims, _ -> 0);
  }

  private static Literal cast(Call call) {
    Literal x = call.fixed(0);
    ElementType type = ElementType.numbered(call.whole("to", 1));
    if (type.isReal()) {
      return Literal.of(x.dims(), x.reals());
    }
    long[] values = x.wholes();
    if (type == ElementType.BOOL) {
      Arrays.setAll(values, i -> x.real(i) == 0 ? 0 : 1);
    }
    return Literal.of(type, x.dims(), values);
  }

  private static Literal concat(Call call) {
    Literal first = call.fixed(0);
    int axis = Call.axis(call.whole("axis", 0), first.rank());
    List<Literal> parts = IntStream.range(0, call.inputs().size()).mapToObj(call::fixed).toList();
    return Grid.concat(parts, axis);
  }

  private static Literal gather(Call call) {
    Literal x = call.fixed(0);
    Literal indices = call.fixed(1);
    int axis = Call.axis(call.whole("axis", 0), x.rank());
    int extent = x.dims().get(axis);
    List<Integer> dims = new ArrayList<>(x.dims().subList(0, axis));
    dims.addAll(indices.dims());
    dims.addAll(x.dims().subList(axis + 1, x.rank()));
    int inner = Grid.product(x.dims(), axis + 1, x.rank());
    return Grid.pick(
        x,
        dims,
        i -> {
          int at = Call.axis(indices.whole(i / inner % indices.size()), extent);
          return (i / inner / indices.size() * extent + at) * inner + i % inner;
        });
  }

  private static Literal reshape(Call call) {
    Literal x = call.fixed(0);
    return x.as(target(x.dims(), call.fixed(1).wholes(), call.whole("allowzero", 0) != 0));
  }

  private static Literal slice(Call call) {
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

  private static Literal squeeze(Call call) {
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

  private static Literal unsqueeze(Call call) {
    Literal x = call.fixed(0);
    List<Long> axes = call.axes(1).orElse(Collections.emptyList());
    List<Integer> dims = new ArrayList<>(x.dims());
    axes.stream()
        .map(axis -> Call.axis(axis, x.rank() + axes.size()))
        .sorted()
        .forEach(axis -> dims.add(axis, 1));
    return x.as(dims);
  }

  private static Literal transpose(Call call) {
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
}
