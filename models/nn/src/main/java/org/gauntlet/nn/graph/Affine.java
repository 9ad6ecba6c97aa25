package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (any) -> y (same): x * scale + shift, where scale and shift have the given shape, of x's rank,
 * and are stretched along the axes in which it is 1.
 *
 * @param learned whether training moves them, as the gains of a normalisation; otherwise they are
 *     constants, as in the normalisation of an input
 */
public record Affine(Shape constants, boolean learned) implements Operator {
  /** Constants that no training moves. */
  public Affine(Shape constants) {
    this(constants, false);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.one(this, inputs);
    if (!Broadcast.stretches(constants, x)) {
      throw new IllegalArgumentException(this + " does not stretch to " + x);
    }
    return x;
  }

  @Override
  public List<Slot> slots(List<Shape> inputs) {
    return List.of(
        new Slot("scale", constants, learned, new Slot.Constant(1)),
        new Slot("shift", constants, learned, new Slot.Constant(0)));
  }
}
