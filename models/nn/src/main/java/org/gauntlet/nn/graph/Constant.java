package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** nothing -> y (shape): the same numbers for every example. No training moves them. */
public record Constant(Shape shape) implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (!inputs.isEmpty()) {
      throw new IllegalArgumentException(this + " takes no input, got " + inputs);
    }
    return shape;
  }

  @Override
  public List<Slot> slots(List<Shape> inputs) {
    return List.of(new Slot("value", shape, false, new Slot.Constant(0)));
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
