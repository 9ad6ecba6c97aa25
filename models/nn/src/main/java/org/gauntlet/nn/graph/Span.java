package org.gauntlet.nn.graph;

/**
 * How a window slides along one axis.
 *
 * @param size taps
 * @param stride pixels between neighbouring windows
 * @param before pixels of padding added before the first one
 * @param after pixels of padding added behind the last one
 * @param dilation pixels between neighbouring taps
 */
public record Span(int size, int stride, int before, int after, int dilation) {
  /** Keeps every sum and product of these numbers within an int. */
  private static final int LARGEST = 1 << 14;

  public Span {
    Arguments.within("window size", size, 1, LARGEST);
    Arguments.within("stride", stride, 1, LARGEST);
    Arguments.within("padding", before, 0, LARGEST);
    Arguments.within("padding", after, 0, LARGEST);
    Arguments.within("dilation", dilation, 1, LARGEST);
  }

  /** Pixels from the first tap to the last. */
  public int reach() {
    return dilation * (size - 1) + 1;
  }

  /** How many windows fit along an axis of this many pixels. */
  public int fits(int pixels) {
    int room = pixels + before + after - reach();
    if (room < 0) {
      throw new IllegalArgumentException(
          this + " spans " + reach() + " pixels and does not fit " + (pixels + before + after));
    }
    return room / stride + 1;
  }

  /** Whether it has less padding than taps on both sides, so that a window sees some pixel. */
  boolean seesPixels() {
    return before < reach() && after < reach();
  }
}
