package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** c (any), a (same), b (same) -> y (same): a where c is not 0, otherwise b. */
public record Select() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() != 3 || inputs.stream().distinct().count() != 1) {
      throw new IllegalArgumentException(this + " takes three inputs of one shape, got " + inputs);
    }
    return inputs.getFirst();
  }
}
