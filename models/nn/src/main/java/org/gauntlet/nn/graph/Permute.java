package org.gauntlet.nn.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;

/** x (any) -> y: axis i of y is axis order[i] of x. */
public record Permute(List<Integer> order) implements Operator {
  public Permute {
    order = List.copyOf(order);
    List<Integer> axes = IntStream.range(0, order.size()).boxed().toList();
    if (!order.stream().sorted().toList().equals(axes)) {
      throw new IllegalArgumentException("order must name each axis once, got " + order);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.one(this, inputs);
    if (x.rank() != order.size()) {
      throw new IllegalArgumentException(this + " takes " + order.size() + " axes, got " + x);
    }
    return new Shape(order.stream().map(x::at).toList());
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
