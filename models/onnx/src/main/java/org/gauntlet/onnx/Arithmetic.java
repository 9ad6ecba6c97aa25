package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gauntlet.onnx.format.Literal;

/** Arithmetic on constants, stretched by NumPy's rule. Whole numbers must stay within int64. */
enum Arithmetic {
  ADD {
    @Override
    float of(float a, float b) {
      return a + b;
    }

    @Override
    long of(long a, long b) {
      return Math.addExact(a, b);
    }
  },
  SUBTRACT {
    @Override
    float of(float a, float b) {
      return a - b;
    }

    @Override
    long of(long a, long b) {
      return Math.subtractExact(a, b);
    }
  },
  MULTIPLY {
    @Override
    float of(float a, float b) {
      return a * b;
    }

    @Override
    long of(long a, long b) {
      return Math.multiplyExact(a, b);
    }
  },
  /** Whole numbers are cut towards zero. */
  DIVIDE {
    @Override
    float of(float a, float b) {
      return a / b;
    }

    @Override
    long of(long a, long b) {
      return Math.divideExact(a, b);
    }
  };

  abstract float of(float a, float b);

  abstract long of(long a, long b);

  static Literal apply(Call call, Arithmetic operator) {
    Literal a = call.fixed(0);
    Literal b = call.fixed(1);
    List<Integer> dims = joined(a.dims(), b.dims());
    Literal left = stretched(a, dims);
    Literal right = stretched(b, dims);
    if (a.type().isReal() || b.type().isReal()) {
      float[] values = new float[left.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = operator.of(left.real(i), right.real(i));
      }
      return Literal.of(dims, values);
    }
    long[] values = new long[left.size()];
    Arrays.setAll(values, i -> operator.of(left.whole(i), right.whole(i)));
    return Literal.of(a.type(), dims, values);
  }

  private static Literal stretched(Literal x, List<Integer> dims) {
    List<Integer> full = padded(x.dims(), dims.size());
    return Grid.pick(
        x.as(full),
        dims,
        (at, strides) -> Grid.index(strides, axis -> full.get(axis) == 1 ? 0 : at[axis]));
  }

  private static List<Integer> joined(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> left = padded(a, rank);
    List<Integer> right = padded(b, rank);
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int extent = left.get(axis) == 1 ? right.get(axis) : left.get(axis);
      if (right.get(axis) != extent && right.get(axis) != 1) {
        throw new IllegalArgumentException("it joins constants of dims " + a + " and " + b);
      }
      dims.add(extent);
    }
    return dims;
  }

  private static List<Integer> padded(List<Integer> dims, int rank) {
    List<Integer> padded = new ArrayList<>(Collections.nCopies(rank - dims.size(), 1));
    padded.addAll(dims);
    return padded;
  }
}
