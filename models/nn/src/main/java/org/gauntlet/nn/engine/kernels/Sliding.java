package org.gauntlet.nn.engine.kernels;

/** A single channel of {@link Kernels#product}, where neighbouring pixels see the same lines. */
final class Sliding {
  private static final int LANES = ChosenSpecies.FLOATS.length();

  /** Pixels of a tile; there are 16 registers of fewer than 512 bits. */
  private static final int PIXELS = LANES == 16 ? 8 : 4;

  /** Vectors of a tile of single pixels. */
  private static final int VECTORS = 8;

  private static final int LEAST = 2;
  private static final int MOST = 5;

  private Sliding() {}

  static boolean suits(Region region) {
    return region.breadth >= PIXELS && region.run >= LEAST && region.run <= MOST;
  }

  static void run(
      Region region,
      float[] weights,
      int w,
      float[] from,
      int at,
      int follow,
      float[] x,
      int source,
      float[] y,
      int target,
      int width) {
    int halves = width / LANES;
    int step = region.step() * width;
    for (int first = 0; first < region.sources.length; first += region.breadth) {
      int end = first + region.breadth;
      int i = first;
      for (; i + PIXELS <= end; i += PIXELS) {
        tiles(region, i, weights, w, from, at, follow, x, source, y, target, step, width);
      }
      if (i < end && follow == 0) {
        // A few pixels once more: they start afresh, so nothing is added twice.
        int last = end - PIXELS;
        tiles(region, last, weights, w, from, at, follow, x, source, y, target, step, width);
        continue;
      }
      for (int v = i * halves; v < end * halves; v += VECTORS) {
        int last = end * halves - 1;
        Products1.product1x8(
            region, v, last, weights, w, from, at, follow, 0, x, source, y, target, 0, width);
      }
    }
  }

  /** All lanes of a few pixels. */
  private static void tiles(
      Region region,
      int i,
      float[] weights,
      int w,
      float[] from,
      int at,
      int follow,
      float[] x,
      int source,
      float[] y,
      int target,
      int step,
      int width) {
    for (int l = 0; l < width; l += LANES) {
      tile(region, i, l, weights, w, from, at, follow, x, source, y, target, step, width);
    }
  }

  private static void tile(
      Region region,
      int i,
      int lane,
      float[] w,
      int wAt,
      float[] from,
      int at,
      int follow,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      int step,
      int width) {
    if (PIXELS == 8) {
      switch (region.run) {
        case 2 ->
            Slides8.slide8x2(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
        case 3 ->
            Slides8.slide8x3(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
        case 4 ->
            Slides8.slide8x4(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
        default ->
            Slides8.slide8x5(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
      }
    } else {
      switch (region.run) {
        case 2 ->
            Slides4.slide4x2(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
        case 3 ->
            Slides4.slide4x3(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
        case 4 ->
            Slides4.slide4x4(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
        default ->
            Slides4.slide4x5(
                region, i, lane, w, wAt, from, at, follow, x, xAt, y, yAt, step, width);
      }
    }
  }
}
