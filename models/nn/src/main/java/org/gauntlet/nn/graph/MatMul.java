package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/**
 * a (..., N, K), b (..., K, M) -> y (..., N, M): products of matrices. The axes before them are
 * stretched where one of them is 1.
 */
public record MatMul() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() != 2 || inputs.stream().anyMatch(shape -> shape.rank() < 2)) {
      throw new IllegalArgumentException(this + " takes two matrices, got " + inputs);
    }
    Shape a = inputs.getFirst();
    Shape b = inputs.getLast();
    int rank = a.rank();
    if (rank != b.rank() || a.at(rank - 1) != b.at(rank - 2)) {
      throw new IllegalArgumentException(this + " cannot multiply " + a + " by " + b);
    }
    List<Integer> dims = new ArrayList<>(Broadcast.join(this, leading(a), leading(b)).dims());
    dims.add(a.at(rank - 2));
    dims.add(b.at(rank - 1));
    return new Shape(dims);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return (long) output(inputs).size() * inputs.getFirst().dims().getLast();
  }

  /** The axes before those of the matrix. */
  public static Shape leading(Shape shape) {
    return new Shape(shape.dims().subList(0, shape.rank() - 2));
  }
}
