package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.Region;

/** U h + c at one step of a recurrent layer, and on the way back what h gets from its slopes. */
final class HiddenProduct {
  private final SequenceProduct forward;
  private final SequenceProduct backward;

  /**
   * @param weight U (rows, H)
   * @param h the lines of h
   * @param sum the lines of U h + c
   * @param slopes the lines of its gradient
   */
  HiddenProduct(float[] weight, float[] bias, Strand h, Strand sum, Strand slopes, int steps) {
    List<Region> there = SequenceProduct.apart(h, sum, steps);
    forward = SequenceProduct.of(weight, bias, h, sum, there);
    Strand carry = new Strand(h.count(), 0, 0);
    List<Region> back = SequenceProduct.apart(slopes, carry, steps);
    backward = SequenceProduct.back(weight, slopes, carry, back);
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
