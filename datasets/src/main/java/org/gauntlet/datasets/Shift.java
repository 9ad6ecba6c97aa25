package org.gauntlet.datasets;

import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * Moves an image (C, H, W) by up to {@code pixels} along each axis, every move equally likely; what
 * is uncovered becomes 0.
 */
public record Shift(int pixels) implements Augmentation {
  public Shift {
    if (pixels < 1) {
      throw new IllegalArgumentException("pixels must be >= 1, got " + pixels);
    }
  }

  @Override
  public Tensor apply(Tensor image, Seed seed) {
    RandomStream random = seed.open();
    int down = random.nextInt(2 * pixels + 1) - pixels;
    int right = random.nextInt(2 * pixels + 1) - pixels;
    Placement moved =
        (y, x, height, width) -> {
          int fromY = y - down;
          int fromX = x - right;
          boolean inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
          return inside ? fromY * width + fromX : Placement.NOWHERE;
        };
    return moved.fill(image);
  }
}
