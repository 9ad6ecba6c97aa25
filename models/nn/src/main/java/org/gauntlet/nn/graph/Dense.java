package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (D) -> y (units): weight (units, D) times x, plus bias (units). */
public record Dense(int units) implements Operator {
  public Dense {
    Arguments.atLeast("units", units, 1);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    if (Arguments.one(this, inputs).rank() != 1) {
      throw new IllegalArgumentException(
          this + " takes a flat input, got " + inputs.getFirst() + "; put Flatten before it");
    }
    return Shape.of(units);
  }

  @Override
  public List<Slot> slots(List<Shape> inputs) {
    int width = inputs.getFirst().size();
    return List.of(
        new Slot("weight", Shape.of(units, width), true, new Slot.FanIn(width)),
        new Slot("bias", Shape.of(units), true, new Slot.FanIn(width)));
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return (long) units * inputs.getFirst().size();
  }
}
