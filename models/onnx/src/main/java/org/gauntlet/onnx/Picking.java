package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gauntlet.onnx.format.Literal;

/** Operators that read or write elements of a constant at places that another constant names. */
final class Picking {
  private Picking() {}

  static Literal gather(Call call) {
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

  static Literal gatherElements(Call call) {
    Literal x = call.fixed(0);
    Literal indices = call.fixed(1);
    return Grid.pick(x, indices.dims(), elements(call, x, indices));
  }

  /** For element i of the indices the element of x that it names along the axis. */
  private static IntUnaryOperator elements(Call call, Literal x, Literal indices) {
    int named = Call.axis(call.whole("axis", 0), x.rank());
    int[] strides = Grid.strides(x.dims());
    return i -> {
      int[] at = Grid.at(i, indices.dims());
      return Grid.index(
          strides,
          axis -> axis == named ? Call.axis(indices.whole(i), x.dims().get(axis)) : at[axis]);
    };
  }

  static Literal gatherND(Call call) {
    Literal x = call.fixed(0);
    Literal indices = call.fixed(1);
    int shared = Math.toIntExact(call.whole("batch_dims", 0));
    Blocks blocks = new Blocks(x, indices, shared);
    List<Integer> dims = new ArrayList<>(indices.dims().subList(0, indices.rank() - 1));
    dims.addAll(x.dims().subList(blocks.named(), x.rank()));
    return Grid.pick(x, dims, i -> blocks.from(i / blocks.size()) + i % blocks.size());
  }

  static Literal scatterND(Call call) {
    Literal updates = call.fixed(2);
    Blocks blocks = new Blocks(call.fixed(0), call.fixed(1), 0);
    return written(call, updates, i -> blocks.from(i / blocks.size()) + i % blocks.size());
  }

  static Literal scatterElements(Call call) {
    return written(call, call.fixed(2), elements(call, call.fixed(0), call.fixed(1)));
  }

  /** x with each update at its place, in order, replacing or joined with what was there. */
  private static Literal written(Call call, Literal updates, IntUnaryOperator place) {
    Literal x = call.fixed(0);
    double[] reals = new double[x.size()];
    long[] wholes = new long[x.size()];
    for (int i = 0; i < x.size(); i++) {
      reals[i] = x.exact(i);
      wholes[i] = x.whole(i);
    }
    String reduction = call.text("reduction", "none");
    for (int i = 0; i < updates.size(); i++) {
      int to = place.applyAsInt(i);
      reals[to] = joined(reduction, reals[to], updates.exact(i));
      wholes[to] = joined(reduction, wholes[to], updates.whole(i));
    }
    return Literal.of(x.type(), x.dims(), i -> reals[i], i -> x.type().wrap(wholes[i]));
  }

  private static double joined(String reduction, double old, double update) {
    return switch (reduction) {
      case "none" -> update;
      case "add" -> old + update;
      case "mul" -> old * update;
      case "max" -> Math.max(old, update);
      case "min" -> Math.min(old, update);
      default -> throw new IllegalArgumentException("reduction '" + reduction + "' is unknown");
    };
  }

  private static long joined(String reduction, long old, long update) {
    return switch (reduction) {
      case "none" -> update;
      case "add" -> old + update;
      case "mul" -> old * update;
      case "max" -> Math.max(old, update);
      default -> Math.min(old, update);
    };
  }

  /**
   * Blocks of a constant that the last axis of the indices names.
   *
   * @param shared leading axes that both have
   */
  private record Blocks(Literal x, Literal indices, int shared) {
    Blocks {
      if (shared < 0 || shared >= indices.rank() || shared + indices.dims().getLast() > x.rank()) {
        throw new IllegalArgumentException(
            "indices of dims %s do not fit %s".formatted(indices.dims(), x.dims()));
      }
    }

    private int depth() {
      return indices.dims().getLast();
    }

    /** Axes of x that are named. */
    int named() {
      return shared + depth();
    }

    /** Elements of one block. */
    int size() {
      return Grid.product(x.dims(), named(), x.rank());
    }

    /** Where the block begins that a row of the indices names. */
    int from(int row) {
      int rows = Grid.product(indices.dims(), shared, indices.rank() - 1);
      int block = row / rows;
      for (int k = 0; k < depth(); k++) {
        int extent = x.dims().get(shared + k);
        block = block * extent + Call.axis(indices.whole(row * depth() + k), extent);
      }
      return block * size();
    }
  }
}
