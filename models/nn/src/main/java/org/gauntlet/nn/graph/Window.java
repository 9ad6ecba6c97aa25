package org.gauntlet.nn.graph;

import org.gauntlet.core.Shape;

/** How a window slides over a plane: down its rows and across its columns. */
public record Window(Span down, Span across) {
  /**
   * The same along both axes.
   *
   * @param size taps along each axis
   * @param stride pixels between neighbouring windows
   * @param padding pixels added on every side
   * @param dilation pixels between neighbouring taps
   */
  public Window(int size, int stride, int padding, int dilation) {
    this(new Span(size, stride, padding, padding, dilation));
  }

  private Window(Span both) {
    this(both, both);
  }

  public static Window of(int size, int stride, int padding) {
    return new Window(size, stride, padding, 1);
  }

  /** Taps in all. */
  public int taps() {
    return down.size() * across.size();
  }

  /** (channels, OH, OW): one value for each place of the window in image (C, H, W). */
  Shape output(int channels, Shape image) {
    return Shape.of(channels, down.fits(image.at(1)), across.fits(image.at(2)));
  }

  /** This window, for pooling; refuses one that would see nothing but padding. */
  Window pooling() {
    if (!down.seesPixels() || !across.seesPixels()) {
      throw new IllegalArgumentException("padding must be smaller than the window, got " + this);
    }
    return this;
  }
}
