package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Take;

/** For each element of a result, in row-major order, the element of the source that it shows. */
final class Lines {
  /** Marks an element that shows nothing of the source. */
  static final int NONE = -1;

  private Lines() {}

  /** A source stretched to a shape of its rank. */
  static int[] stretched(Shape source, Shape result) {
    return of(result, source, (axis, at) -> source.at(axis) == 1 ? 0 : at);
  }

  static int[] sliced(Slice slice, Shape source) {
    return of(slice.output(List.of(source)), source, (axis, at) -> at + slice.start().get(axis));
  }

  static int[] taken(Take take, Shape source) {
    return of(
        take.output(List.of(source)),
        source,
        (axis, at) -> axis == take.axis() ? take.places().get(at) : at);
  }

  static int[] framed(Pad pad, Shape source) {
    return of(
        pad.output(List.of(source)),
        source,
        (axis, at) -> {
          int place = at - pad.before().get(axis);
          return place < source.at(axis) ? Math.max(place, NONE) : NONE;
        });
  }

  static int[] permuted(List<Integer> order, Shape source) {
    Shape result = new Shape(order.stream().map(source::at).toList());
    int[] strides = strides(source);
    int[] steps = order.stream().mapToInt(axis -> strides[axis]).toArray();
    return fill(
        result,
        i -> {
          int place = 0;
          int rest = i;
          for (int axis = steps.length - 1; axis >= 0; axis--) {
            place += rest % result.at(axis) * steps[axis];
            rest /= result.at(axis);
          }
          return place;
        });
  }

  /** The source's place along an axis for one of the result's; NONE for none. */
  @FunctionalInterface
  private interface Along {
    int place(int axis, int at);
  }

  private static int[] of(Shape result, Shape source, Along along) {
    int[] strides = strides(source);
    return fill(
        result,
        i -> {
          int place = 0;
          int rest = i;
          for (int axis = strides.length - 1; axis >= 0; axis--) {
            int at = along.place(axis, rest % result.at(axis));
            if (at == NONE) {
              return NONE;
            }
            place += at * strides[axis];
            rest /= result.at(axis);
          }
          return place;
        });
  }

  private static int[] fill(Shape result, IntUnaryOperator place) {
    int[] places = new int[result.size()];
    Arrays.setAll(places, place);
    return places;
  }

  private static int[] strides(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.at(axis);
    }
    return strides;
  }
}
