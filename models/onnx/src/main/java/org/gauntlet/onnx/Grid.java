package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Constants as row-major grids of elements, rearranged element by element. */
final class Grid {
  /** The most elements that a computed constant may have. */
  static final int LARGEST = 1 << 24;

  private Grid() {}

  /** The source's element for the result's coordinates, given the source's strides. */
  @FunctionalInterface
  interface Place {
    int of(int[] at, int[] strides);
  }

  /** Extents from whole numbers, none so large that the result could not be held. */
  static List<Integer> dims(long[] extents) {
    List<Integer> dims = new ArrayList<>();
    for (long extent : extents) {
      if (extent < 0 || extent > LARGEST) {
        throw new IllegalArgumentException(
            "it makes a constant of extents %s, which depends on the batch size or is too large"
                .formatted(Arrays.toString(extents)));
      }
      dims.add((int) extent);
    }
    return dims;
  }

  /** Refuses a value of more elements, for each example, than a small file should ask for. */
  static void checkSize(Known value) {
    if (value instanceof Known.Merged(var apart)) {
      checkSize(apart);
    }
    if (value instanceof Known.Flow flow && flow.shape().size() > LARGEST) {
      throw new IllegalArgumentException(
          "examples of %s are too large; at most %d elements are supported"
              .formatted(flow.shape(), LARGEST));
    }
  }

  /** Refuses extents of more elements than a computed constant may have. */
  static void checkSize(List<Integer> dims) {
    if (Literal.count(dims) > LARGEST) {
      throw new IllegalArgumentException("it makes a constant of too many elements, " + dims);
    }
  }

  /** A constant made of elements of another, by their places. */
  static Literal pick(Literal x, List<Integer> dims, IntUnaryOperator place) {
    checkSize(dims);
    return Literal.of(
        x.type(), dims, i -> x.exact(place.applyAsInt(i)), i -> x.whole(place.applyAsInt(i)));
  }

  static Literal pick(Literal x, List<Integer> dims, Place place) {
    checkSize(dims);
    int[] strides = strides(x.dims());
    int[] extents = dims.stream().mapToInt(Integer::intValue).toArray();
    int[] from = new int[Literal.count(dims)];
    int[] at = new int[extents.length];
    for (int i = 0; i < from.length; i++) {
      from[i] = place.of(at, strides);
      for (int axis = at.length - 1; axis >= 0 && ++at[axis] == extents[axis]; axis--) {
        at[axis] = 0;
      }
    }
    return pick(x, dims, i -> from[i]);
  }

  /** The numbers 0, 1, ... in row-major order. */
  static Literal counted(List<Integer> dims) {
    return Literal.of(ElementType.INT64, dims, _ -> 0, i -> i);
  }

  /** A constant made of others, side by side along an axis. */
  static Literal concat(List<Literal> parts, int axis) {
    Literal first = parts.getFirst();
    List<Integer> dims = new ArrayList<>(first.dims());
    int total = 0;
    for (Literal part : parts) {
      if (part.type() != first.type()
          || part.rank() != first.rank()
          || !without(axis, part.dims()).equals(without(axis, dims))) {
        throw new IllegalArgumentException("it joins " + first + " and " + part);
      }
      total = Math.addExact(total, part.dims().get(axis));
    }
    dims.set(axis, total);
    checkSize(dims);
    double[] reals = new double[Literal.count(dims)];
    long[] wholes = new long[reals.length];
    int inner = product(dims, axis + 1, dims.size());
    int outer = product(dims, 0, axis);
    int to = 0;
    for (int o = 0; o < outer; o++) {
      for (Literal part : parts) {
        int run = part.dims().get(axis) * inner;
        for (int i = 0; i < run; i++, to++) {
          reals[to] = part.exact(o * run + i);
          wholes[to] = part.whole(o * run + i);
        }
      }
    }
    return Literal.of(first.type(), dims, i -> reals[i], i -> wholes[i]);
  }

  static int index(int[] strides, IntUnaryOperator at) {
    int index = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      index += at.applyAsInt(axis) * strides[axis];
    }
    return index;
  }

  static int product(List<Integer> dims, int from, int to) {
    return dims.subList(from, to).stream().reduce(1, Math::multiplyExact);
  }

  /** The extents but one. */
  static List<Integer> without(int axis, List<Integer> dims) {
    List<Integer> rest = new ArrayList<>(dims.subList(0, axis));
    rest.addAll(dims.subList(axis + 1, dims.size()));
    return rest;
  }

  /** The coordinates of element i. */
  static int[] at(int i, List<Integer> dims) {
    int[] at = new int[dims.size()];
    int rest = i;
    for (int axis = at.length - 1; axis >= 0; axis--) {
      at[axis] = rest % dims.get(axis);
      rest /= dims.get(axis);
    }
    return at;
  }

  static int[] strides(List<Integer> dims) {
    int[] strides = new int[dims.size()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims.get(axis);
    }
    return strides;
  }
}
