package org.gauntlet.nn.engine.kernels;

/** Turns matrices a square of registers at a time. */
final class Turning {
  private static final int LANES = ChosenSpecies.FLOATS.length();

  private Turning() {}

  /** See {@link Kernels#turn}; both sides are multiples of the register's lanes. */
  static void squares(
      float[] from,
      int fromBase,
      int fromStride,
      float[] to,
      int toBase,
      int toStride,
      int height,
      int breadth) {
    for (int i = 0; i < height; i += LANES) {
      for (int j = 0; j < breadth; j += LANES) {
        int source = fromBase + i * fromStride + j;
        int target = toBase + j * toStride + i;
        switch (LANES) {
          case 4 -> Turns.turn4(from, source, fromStride, to, target, toStride);
          case 8 -> Turns.turn8(from, source, fromStride, to, target, toStride);
          default -> Turns.turn16(from, source, fromStride, to, target, toStride);
        }
      }
    }
  }
}
