package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/** x (C, H, W) -> y (C, OH, OW): the largest value under each window; padding never wins. */
public record MaxPool2d(Window window) implements Operator {
  public MaxPool2d {
    window = window.pooling();
  }

  public static MaxPool2d of(int size) {
    return new MaxPool2d(Window.of(size, size, 0));
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape x = Arguments.image(this, inputs);
    return window.output(x.at(0), x);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    return (long) output(inputs).size() * window.taps();
  }
}
