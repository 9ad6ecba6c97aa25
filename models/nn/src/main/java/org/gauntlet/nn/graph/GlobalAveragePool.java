package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (C, H, W) -> y (C): the mean of each channel. */
public record GlobalAveragePool() implements Operator {
  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.of(Arguments.image(this, inputs).at(0));
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return inputs.getFirst().size();
  }
}
