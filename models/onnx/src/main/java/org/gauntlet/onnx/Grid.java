package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
    if (value instanceof Known.Flow flow && flow.shape().size() > LARGEST) {
      throw new IllegalArgumentException(
          "examples of %s are too large; at most %d elements are supported"
              .formatted(flow.shape(), LARGEST));
    }
  }

  /** A constant made of elements of another, by their places. */
  static Literal pick(Literal x, List<Integer> dims, IntUnaryOperator place) {
    int count = Literal.count(dims);
    if (count > LARGEST) {
      throw new IllegalArgumentException("it makes a constant of too many elements, " + dims);
    }
    if (x.type().isReal()) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = x.real(place.applyAsInt(i));
      }
      return Literal.of(dims, values);
    }
    long[] values = new long[count];
    Arrays.setAll(values, i -> x.whole(place.applyAsInt(i)));
    return Literal.of(x.type(), dims, values);
  }

  static Literal pick(Literal x, List<Integer> dims, Place place) {
    int[] strides = strides(x.dims());
    return pick(x, dims, i -> place.of(at(i, dims), strides));
  }

  static Literal concat(List<Literal> parts, int axis) {
    Literal first = parts.getFirst();
    List<Integer> dims = new ArrayList<>(first.dims());
    int total = 0;
    for (Literal part : parts) {
      List<Integer> rest = new ArrayList<>(part.dims());
      if (part.rank() == dims.size()) {
        total = Math.addExact(total, rest.set(axis, dims.get(axis)));
      }
      if (!rest.equals(first.dims()) || part.type().isReal() != first.type().isReal()) {
        throw new IllegalArgumentException("it joins " + first + " and " + part);
      }
    }
    dims.set(axis, total);
    long[] wholes = new long[Literal.count(dims)];
    float[] reals = new float[wholes.length];
    int inner = product(dims, axis + 1, dims.size());
    int outer = product(dims, 0, axis);
    int to = 0;
    for (int o = 0; o < outer; o++) {
      for (Literal part : parts) {
        int run = part.dims().get(axis) * inner;
        for (int i = 0; i < run; i++, to++) {
          reals[to] = part.real(o * run + i);
          wholes[to] = part.whole(o * run + i);
        }
      }
    }
    return first.type().isReal() ? Literal.of(dims, reals) : Literal.of(first.type(), dims, wholes);
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
  private static int[] at(int i, List<Integer> dims) {
    int[] at = new int[dims.size()];
    int rest = i;
    for (int axis = at.length - 1; axis >= 0; axis--) {
      at[axis] = rest % dims.get(axis);
      rest /= dims.get(axis);
    }
    return at;
  }

  private static int[] strides(List<Integer> dims) {
    int[] strides = new int[dims.size()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims.get(axis);
    }
    return strides;
  }
}
