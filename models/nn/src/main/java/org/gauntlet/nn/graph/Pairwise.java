package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** a (any), b (same rank) -> y: a pairing of elements, stretched along the axes that are 1. */
public record Pairwise(Pairing pairing) implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() != 2) {
      throw new IllegalArgumentException(this + " takes two inputs, got " + inputs.size());
    }
    return Broadcast.join(this, inputs.getFirst(), inputs.getLast());
  }
}
