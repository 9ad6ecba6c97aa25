package org.gauntlet.nn.engine;

import org.gauntlet.core.Shape;

/**
 * Where a step reads or writes one value of the graph.
 *
 * @param value the buffer of the value
 * @param gradient the buffer of its gradient
 * @param wanted whether anyone needs the gradient
 */
record Port(Shape shape, int value, int gradient, boolean wanted) {
  /** The same buffers seen in another shape. */
  Port as(Shape view) {
    return new Port(view, value, gradient, wanted);
  }

  /** The first axis. */
  int channels() {
    return shape.at(0);
  }

  /** Values per channel. */
  int plane() {
    return shape.size() / shape.at(0);
  }

  int size() {
    return shape.size();
  }
}
