package org.gauntlet.nn.engine.kernels;

/**
 * Pixels of a plane that see their source through the same taps. A pixel's value is made of the
 * source lines {@code sources[i] + shifts[t]} and goes to line {@code targets[i]}; tap t reads its
 * weights at {@code weights[t]}. A line is one pixel of one channel, for all rows of a chunk.
 */
public final class Region {
  final int[] sources;
  final int[] targets;
  final int[] shifts;
  final int[] weights;

  /** Takes the arrays over. */
  public Region(int[] sources, int[] targets, int[] shifts, int[] weights) {
    if (sources.length != targets.length || shifts.length != weights.length) {
      throw new IllegalArgumentException(
          "a region needs one target for each source and one weight for each shift");
    }
    this.sources = sources;
    this.targets = targets;
    this.shifts = shifts;
    this.weights = weights;
  }

  public int pixels() {
    return sources.length;
  }

  public int source(int pixel) {
    return sources[pixel];
  }

  public int target(int pixel) {
    return targets[pixel];
  }

  public int taps() {
    return shifts.length;
  }

  public int shift(int tap) {
    return shifts[tap];
  }
}
