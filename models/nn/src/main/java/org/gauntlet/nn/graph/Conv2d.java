package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (C, H, W) -> y (K, OH, OW): cross-correlation with weight (K, C/groups, rows, columns), plus
 * bias (K) when it has one. Zero padding.
 */
public record Conv2d(int channels, Window window, int groups, boolean bias) implements Operator {
  public Conv2d {
    Arguments.atLeast("channels", channels, 1);
    Arguments.atLeast("groups", groups, 1);
    if (channels % groups != 0) {
      throw new IllegalArgumentException(
          "channels must be a multiple of groups, got " + channels + " and " + groups);
    }
  }

  public static Conv2d of(int channels, int size, int stride, int padding) {
    return new Conv2d(channels, Window.of(size, stride, padding), 1, true);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.image(this, inputs);
    if (x.at(0) % groups != 0) {
      throw new IllegalArgumentException(
          this + " takes a multiple of " + groups + " channels, got " + x);
    }
    return window.output(channels, x);
  }

  @Override
  public List<Slot> slots(List<Shape> inputs) {
    int depth = inputs.getFirst().at(0) / groups;
    Slot.FanIn filling = new Slot.FanIn(depth * window.taps());
    Shape shape = Shape.of(channels, depth, window.down().size(), window.across().size());
    Slot weight = new Slot("weight", shape, true, filling);
    return bias
        ? List.of(weight, new Slot("bias", Shape.of(channels), true, filling))
        : List.of(weight);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    int depth = inputs.getFirst().at(0) / groups;
    return (long) output(inputs).size() * depth * window.taps();
  }
}
