package org.gauntlet.datasets;

import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Says for each place of a plane (H, W) where in the plane its value comes from. */
@FunctionalInterface
interface Placement {
  /** Stands for a place outside of the image, whose value is 0. */
  int NOWHERE = -1;

  /** The row-major position that fills row y, column x of a plane of the given extents. */
  int source(int y, int x, int height, int width);

  /** Fills every channel of an image (C, H, W) in the same way. */
  default Tensor fill(Tensor image) {
    Shape shape = image.shape();
    if (shape.rank() != 3) {
      throw new IllegalArgumentException("augmentation needs images (C, H, W), got shape " + shape);
    }
    int height = shape.at(1);
    int width = shape.at(2);
    float[] filled = new float[shape.size()];
    for (int i = 0; i < filled.length; i++) {
      int place = i % (height * width);
      int source = source(place / width, place % width, height, width);
      filled[i] = source == NOWHERE ? 0 : image.at(i - place + source);
    }
    return Tensor.adopt(shape, filled);
  }
}
