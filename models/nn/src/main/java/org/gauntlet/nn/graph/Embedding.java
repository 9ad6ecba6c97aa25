package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (...) -> y (..., E): for each token, a whole number in [0, vocabulary), its row of table
 * (vocabulary, E). Tokens have no gradient; rows beyond the table are taken at its ends.
 *
 * @param width E
 */
public record Embedding(int vocabulary, int width) implements Operator {
  public Embedding {
    Arguments.atLeast("vocabulary", vocabulary, 1);
    Arguments.atLeast("width", width, 1);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    List<Integer> dims = new ArrayList<>(Arguments.one(this, inputs).dims());
    dims.add(width);
    return new Shape(dims);
  }

  @Override
  public List<Slot> slots(List<Shape> inputs) {
    return List.of(new Slot("table", Shape.of(vocabulary, width), true, new Slot.FanIn(width)));
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return 0;
  }
}
