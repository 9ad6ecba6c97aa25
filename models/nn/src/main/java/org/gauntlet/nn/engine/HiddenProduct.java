package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.Region;

/** U h + c at one step of a recurrent layer, and on the way back what h gets from its slopes. */
final class HiddenProduct {
  private final SequenceProduct forward;
  private final SequenceProduct backward;

  private HiddenProduct(
      SequenceProduct forward, float[] weight, Strand h, Strand slopes, int steps) {
    this.forward = forward;
    Strand carry = new Strand(h.count(), 0, 0);
    List<Region> back = SequenceProduct.apart(slopes, carry, steps);
    backward = SequenceProduct.back(weight, slopes, carry, back);
  }

  /**
   * @param weight U (rows, H)
   * @param h the lines of h
   * @param sum the lines of U h + c
   * @param slopes the lines of its gradient
   */
  static HiddenProduct of(
      float[] weight, float[] bias, Strand h, Strand sum, Strand slopes, int steps) {
    List<Region> there = SequenceProduct.apart(h, sum, steps);
    return new HiddenProduct(
        SequenceProduct.of(weight, bias, h, sum, there), weight, h, slopes, steps);
  }

  /**
   * Adds to what is there, W x + b + c.
   *
   * @param sum the lines of that
   */
  static HiddenProduct adding(float[] weight, Strand h, Strand sum, Strand slopes, int steps) {
    List<Region> there = SequenceProduct.apart(h, sum, steps);
    return new HiddenProduct(
        SequenceProduct.adding(weight, h, sum, there), weight, h, slopes, steps);
  }

  void forward(int step, float[] h, float[] sum, int width) {
    forward.run(step, h, sum, width);
  }

  /** Overwrites the gradient of h. */
  void backward(int step, float[] slopes, float[] h, int width) {
    backward.run(step, slopes, h, width);
  }

  void refresh() {
    forward.refresh();
    backward.refresh();
  }
}
