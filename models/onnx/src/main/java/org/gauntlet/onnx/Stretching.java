package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.onnx.format.Literal;

/** NumPy's broadcasting: axes are matched from behind, and extents of 1 are repeated. */
final class Stretching {
  private Stretching() {}

  /** The extents that both stretch to. */
  static List<Integer> joined(List<Integer> a, List<Integer> b) {
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

  /** A constant repeated to these extents. */
  static Literal to(List<Integer> dims, Literal x) {
    if (x.dims().equals(dims)) {
      return x;
    }
    List<Integer> full = padded(x.dims(), dims.size());
    return Grid.pick(
        x.as(full),
        dims,
        (at, strides) -> Grid.index(strides, axis -> full.get(axis) == 1 ? 0 : at[axis]));
  }

  private static List<Integer> padded(List<Integer> dims, int rank) {
    List<Integer> padded = new ArrayList<>(Collections.nCopies(rank - dims.size(), 1));
    padded.addAll(dims);
    return padded;
  }
}
