package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (any) -> y (same rank): the given places along an axis, in this order, repeated or left out.
 */
public record Take(int axis, List<Integer> places) implements Operator {
  public Take {
    places = List.copyOf(places);
    Arguments.atLeast("axis", axis, 0);
    Arguments.atLeast("number of places", places.size(), 1);
    places.forEach(place -> Arguments.atLeast("place", place, 0));
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.reaching(this, inputs, axis);
    for (int place : places) {
      Arguments.within("place", place, 0, x.at(axis) - 1);
    }
    List<Integer> dims = new ArrayList<>(x.dims());
    dims.set(axis, places.size());
    return new Shape(dims);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
