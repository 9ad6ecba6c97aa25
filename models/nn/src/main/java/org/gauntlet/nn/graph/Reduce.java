package org.gauntlet.nn.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;

/** x (any) -> y (same rank): each given axis reduced to one place. */
public record Reduce(Reduction reduction, List<Integer> axes) implements Operator {
  public Reduce {
    axes = axes.stream().sorted().toList();
    if (axes.isEmpty() || axes.getFirst() < 0 || axes.stream().distinct().count() != axes.size()) {
      throw new IllegalArgumentException("axes must be different and >= 0, got " + axes);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.one(this, inputs);
    if (axes.getLast() >= x.rank()) {
      throw new IllegalArgumentException(this + " does not fit " + x);
    }
    return new Shape(
        IntStream.range(0, x.rank())
            .mapToObj(axis -> axes.contains(axis) ? 1 : x.at(axis))
            .toList());
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return inputs.getFirst().size();
  }
}
