package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** a (any), b (same), ... -> y (same): the sum, from left to right. */
public record Add() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() < 2 || inputs.stream().distinct().count() != 1) {
      throw new IllegalArgumentException(
          this + " takes at least two inputs of one shape, got " + inputs);
    }
    return inputs.getFirst();
  }
}
