package org.gauntlet.datasets;

import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * Pads an image (C, H, W) by {@code padding} on every side with its own mirror image and cuts it
 * out again at a random place. (Padded with zeros, this is {@link Shift}.)
 */
public record RandomCrop(int padding) implements Augmentation {
  public RandomCrop {
    if (padding < 1) {
      throw new IllegalArgumentException("padding must be >= 1, got " + padding);
    }
  }

  @Override
  public Tensor apply(Tensor image, Seed seed) {
    RandomStream random = seed.open();
    int top = random.nextInt(2 * padding + 1) - padding;
    int left = random.nextInt(2 * padding + 1) - padding;
    Placement cropped =
        (y, x, height, width) -> reflected(y + top, height) * width + reflected(x + left, width);
    return cropped.fill(image);
  }

  /** Folds a coordinate back into [0, extent): -1 -> 1, -2 -> 2, extent -> extent - 2. */
  private static int reflected(int at, int extent) {
    int period = Math.max(1, 2 * (extent - 1));
    int folded = Math.floorMod(at, period);
    return Math.min(folded, period - folded) % extent;
  }
}
