package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.Literal;

/** Pad on a constant: a frame of one value, of the edge, or of what lies mirrored or behind it. */
final class Framing {
  private static final int NONE = -1;

  private Framing() {}

  static Literal pad(Call call) {
    Literal x = call.fixed(0);
    int[] before = new int[x.rank()];
    long[] extents = x.dims().stream().mapToLong(Integer::longValue).toArray();
    long[] pads =
        call.optional(1)
            .map(Literal::wholes)
            .orElseGet(() -> longs(call.wholes("pads", List.of())));
    int[] axes =
        call.optional(3)
            .map(given -> Arrays.stream(given.wholes()).mapToInt(axis -> Call.axis(axis, x.rank())))
            .orElseGet(() -> IntStream.range(0, x.rank()))
            .toArray();
    if (pads.length != 2 * axes.length) {
      throw new IllegalArgumentException("pads must be two for each of " + axes.length + " axes");
    }
    for (int i = 0; i < axes.length; i++) {
      before[axes[i]] = Math.toIntExact(pads[i]);
      extents[axes[i]] += Math.addExact(pads[i], pads[i + axes.length]);
    }
    List<Integer> dims = Grid.dims(extents);
    String mode = call.text("mode", "constant");
    double real = call.optional(2).map(v -> v.exact(0)).orElse((double) call.real("value", 0));
    long whole = call.optional(2).map(v -> v.whole(0)).orElse(0L);
    Grid.checkSize(dims);
    int[] from = new int[Literal.count(dims)];
    int[] strides = Grid.strides(x.dims());
    Arrays.setAll(from, i -> source(Grid.at(i, dims), before, x.dims(), strides, mode));
    return Literal.of(
        x.type(),
        dims,
        i -> from[i] == NONE ? real : x.exact(from[i]),
        i -> from[i] == NONE ? whole : x.whole(from[i]));
  }

  private static int source(
      int[] at, int[] before, List<Integer> dims, int[] strides, String mode) {
    int index = 0;
    for (int axis = 0; axis < at.length; axis++) {
      int place = source(at[axis] - before[axis], dims.get(axis), mode);
      if (place == NONE) {
        return NONE;
      }
      index += place * strides[axis];
    }
    return index;
  }

  private static int source(int place, int extent, String mode) {
    return switch (mode) {
      case "constant" -> place < 0 || place >= extent ? NONE : place;
      case "edge" -> Math.clamp(place, 0, extent - 1);
      case "wrap" -> Math.floorMod(place, extent);
      case "reflect" -> {
        int period = Math.max(1, 2 * (extent - 1));
        int folded = Math.floorMod(place, period);
        yield folded < extent ? folded : period - folded;
      }
      default -> throw new IllegalArgumentException("mode '" + mode + "' is unknown");
    };
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
