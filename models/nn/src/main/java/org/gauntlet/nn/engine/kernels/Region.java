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

  /** Pixels side by side in both planes, of which all of the region's come in so many. */
  final int breadth;

  /** Taps that each see the line before that of the last one; all come in runs of so many. */
  final int run;

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
    int alike = stretch(sources, 1);
    breadth = evenly(targets, alike) ? alike : 1;
    run = stretch(shifts, -1);
  }

  /** The longest stretches, all equally long, in which numbers differ by this much. */
  private static int stretch(int[] numbers, int step) {
    int length = 1;
    while (length < numbers.length && numbers[length] == numbers[length - 1] + step) {
      length++;
    }
    boolean all = numbers.length % length == 0;
    for (int i = 1; i < numbers.length && all; i++) {
      all = i % length == 0 || numbers[i] == numbers[i - 1] + step;
    }
    return all ? length : 1;
  }

  /** Whether within stretches of this length numbers are always as far apart. */
  private static boolean evenly(int[] numbers, int length) {
    for (int i = 1; i < numbers.length; i++) {
      if (i % length != 0 && numbers[i] - numbers[i - 1] != numbers[1] - numbers[0]) {
        return false;
      }
    }
    return true;
  }

  /** Lines from the target of a pixel to that of the one beside it. */
  int step() {
    return targets[1] - targets[0];
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
