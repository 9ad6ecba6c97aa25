package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (any) -> y (same): tanh(x). */
public record Tanh() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.one(this, inputs);
  }
}
