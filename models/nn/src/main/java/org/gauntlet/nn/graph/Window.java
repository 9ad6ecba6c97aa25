package org.gauntlet.nn.graph;

/**
 * How a window slides over a plane, the same along both axes.
 *
 * @param size taps along each axis
 * @param stride pixels between neighbouring windows
 * @param padding pixels added on every side
 * @param dilation pixels between neighbouring taps
 */
public record Window(int size, int stride, int padding, int dilation) {
  /** Keeps every sum and product of these numbers within an int. */
  private static final int LARGEST = 1 << 14;

  public Window {
    Arguments.within("window size", size, 1, LARGEST);
    Arguments.within("stride", stride, 1, LARGEST);
    Arguments.within("padding", padding, 0, LARGEST);
    Arguments.within("dilation", dilation, 1, LARGEST);
  }

  public static Window of(int size, int stride, int padding) {
    return new Window(size, stride, padding, 1);
  }

  /** Pixels that one window spans. */
  public int span() {
    return dilation * (size - 1) + 1;
  }

  /** How many windows fit along an axis of this many pixels. */
  public int fits(int pixels) {
    int room = pixels + 2 * padding - span();
    if (room < 0) {
      throw new IllegalArgumentException(
          this + " spans " + span() + " pixels and does not fit " + (pixels + 2 * padding));
    }
    return room / stride + 1;
  }
}
