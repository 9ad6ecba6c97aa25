package org.gauntlet.nn.graph;

import org.gauntlet.core.Shape;

/**
 * A place for one parameter of an operator.
 *
 * @param role what the operator calls it, such as "weight"
 * @param trainable whether gradients flow into it; otherwise it is a buffer (running statistics)
 */
public record Slot(String role, Shape shape, boolean trainable, Filling filling) {

  /** How a fresh parameter is filled. */
  public sealed interface Filling {}

  /** Every element is the same number. */
  public record Constant(float value) implements Filling {}

  /** Uniform in +-1/sqrt(fanIn), the common default for dense and convolution layers. */
  public record FanIn(int fanIn) implements Filling {}
}
