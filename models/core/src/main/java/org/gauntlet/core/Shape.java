package org.gauntlet.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The extents of one value, batch axis left out. Images are (channels, height, width). */
public record Shape(List<Integer> dims) {
  public Shape {
    dims = List.copyOf(dims);
    long size = 1;
    for (int dim : dims) {
      if (dim < 1) {
        throw new IllegalArgumentException("every extent of a shape must be >= 1, got " + dims);
      }
      size *= dim;
      if (size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a shape must hold at most 2^31-1 values, got " + dims);
      }
    }
  }

  public static Shape of(int... dims) {
    return new Shape(Arrays.stream(dims).boxed().toList());
  }

  public int rank() {
    return dims.size();
  }

  /** The extent of one axis. */
  public int at(int axis) {
    return dims.get(axis);
  }

  /** How many values a tensor of this shape holds. */
  public int size() {
    int size = 1;
    for (int i = 0; i < dims.size(); i++) {
      size *= dims.get(i);
    }
    return size;
  }

  @Override
  public String toString() {
    return dims.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
