package org.gauntlet.datasets;

import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/** Mirrors every second image (C, H, W), by chance: left becomes right. */
public record HorizontalFlip() implements Augmentation {
  private static final Placement MIRRORED = (y, x, height, width) -> y * width + width - 1 - x;

  @Override
  public Tensor apply(Tensor image, Seed seed) {
    return seed.open().nextInt(2) == 0 ? image : MIRRORED.fill(image);
  }
}
