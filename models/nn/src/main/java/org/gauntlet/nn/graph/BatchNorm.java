package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (C, ...) -> y (C, ...): (x - mean) / sqrt(variance + epsilon) * scale + shift, per channel. In
 * inference mean and variance are the running buffers. In training they are those of the batch, the
 * one place where rows meet; the engine then returns the batch's statistics and the trainer moves
 * the buffers by {@code momentum}. Ioffe and Szegedy 2015.
 */
public record BatchNorm(float epsilon, float momentum) implements Operator {
  public BatchNorm {
    if (!(epsilon > 0) || !Float.isFinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be > 0, got " + epsilon);
    }
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException("momentum must be in (0, 1], got " + momentum);
    }
  }

  public static BatchNorm standard() {
    return new BatchNorm(1e-5f, 0.1f);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.channels(this, inputs);
  }

  @Override
  public List<Slot> slots(List<Shape> inputs) {
    Shape channels = Shape.of(inputs.getFirst().at(0));
    return List.of(
        new Slot("scale", channels, true, new Slot.Constant(1)),
        new Slot("shift", channels, true, new Slot.Constant(0)),
        new Slot("mean", channels, false, new Slot.Constant(0)),
        new Slot("variance", channels, false, new Slot.Constant(1)));
  }
}
