package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** Checks that shape rules share. */
final class Arguments {
  private Arguments() {}

  static Shape one(Operator operator, List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(operator + " takes one input, got " + inputs.size());
    }
    return inputs.getFirst();
  }

  /** The only input, which must have a first axis. */
  static Shape channels(Operator operator, List<Shape> inputs) {
    Shape shape = one(operator, inputs);
    if (shape.rank() == 0) {
      throw new IllegalArgumentException(operator + " takes at least one axis, got " + shape);
    }
    return shape;
  }

  /** The only input, which must be an image (channels, height, width). */
  static Shape image(Operator operator, List<Shape> inputs) {
    Shape shape = one(operator, inputs);
    if (shape.rank() != 3) {
      throw new IllegalArgumentException(
          operator + " takes an image (channels, height, width), got " + shape);
    }
    return shape;
  }

  /** The only input, which must have this axis. */
  static Shape reaching(Operator operator, List<Shape> inputs, int axis) {
    Shape shape = one(operator, inputs);
    if (axis >= shape.rank()) {
      throw new IllegalArgumentException(operator + " has no such axis in " + shape);
    }
    return shape;
  }

  /** An extent made of others; refused where no axis can be so long. */
  static int extent(Operator operator, int... parts) {
    long sum = 0;
    for (int part : parts) {
      sum += part;
    }
    if (sum > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          operator + " makes an axis of " + sum + " elements, more than can be held");
    }
    return (int) sum;
  }

  static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], got " + value);
    }
  }

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
    }
  }
}
