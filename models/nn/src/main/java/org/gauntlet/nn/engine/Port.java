package org.gauntlet.nn.engine;

import org.gauntlet.core.Shape;

/** Where a step reads or writes one value of the graph. */
final class Port {
  private final Shape shape;
  private final int size;
  private final int value;
  private final int gradient;
  private final boolean wanted;

  /**
   * @param value the buffer of the value
   * @param gradient the buffer of its gradient
   * @param wanted whether anyone needs the gradient
   */
  Port(Shape shape, int value, int gradient, boolean wanted) {
    this.shape = shape;
    this.size = shape.size();
    this.value = value;
    this.gradient = gradient;
    this.wanted = wanted;
  }

  /** The same buffers seen in another shape. */
  Port as(Shape view) {
    return new Port(view, value, gradient, wanted);
  }

  /** The same value with another gradient. */
  Port withGradient(int buffer) {
    return new Port(shape, value, buffer, wanted);
  }

  Shape shape() {
    return shape;
  }

  /** The first axis. */
  int channels() {
    return shape.at(0);
  }

  /** Values per channel. */
  int plane() {
    return size / shape.at(0);
  }

  int size() {
    return size;
  }

  int value() {
    return value;
  }

  int gradient() {
    return gradient;
  }

  boolean wanted() {
    return wanted;
  }
}
