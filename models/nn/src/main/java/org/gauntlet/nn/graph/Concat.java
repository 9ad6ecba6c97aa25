package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/** a (C1, ...), b (C2, ...), ... -> y (C1 + C2 + ..., ...): joined along the first axis. */
public record Concat() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() < 2
        || inputs.stream().anyMatch(shape -> shape.rank() == 0)
        || inputs.stream().map(Concat::rest).distinct().count() != 1) {
      throw new IllegalArgumentException(
          this + " takes at least two inputs that differ in the first axis alone, got " + inputs);
    }
    List<Integer> dims = new ArrayList<>(inputs.getFirst().dims());
    dims.set(0, Arguments.extent(this, inputs.stream().mapToInt(shape -> shape.at(0)).toArray()));
    return new Shape(dims);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }

  private static List<Integer> rest(Shape shape) {
    return shape.dims().subList(1, shape.rank());
  }
}
