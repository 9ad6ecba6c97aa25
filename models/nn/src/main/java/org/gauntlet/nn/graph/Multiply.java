package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** a (any), b (same rank) -> y: the product, each stretched along the axes in which it is 1. */
public record Multiply() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() != 2) {
      throw new IllegalArgumentException(this + " takes two inputs, got " + inputs.size());
    }
    return Broadcast.join(this, inputs.getFirst(), inputs.getLast());
  }
}
