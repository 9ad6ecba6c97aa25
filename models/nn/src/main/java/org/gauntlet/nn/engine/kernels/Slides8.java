package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Written by TileWriter; not to be edited. One channel of neighbouring pixels, which see most lines
 * together.
 */
final class Slides8 {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private Slides8() {}

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide8x2(
      Region region,
      int i,
      int lane,
      float[] weights,
      int weightBase,
      float[] from,
      int fromBase,
      int follow,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int step,
      int width) {
    int[] shifts = region.shifts;
    int[] taps = region.weights;
    int source = xBase + region.sources[i] * width + lane;
    int target = yBase + region.targets[i] * width + lane;
    int start = fromBase + follow * target;
    FloatVector a0 = FloatVector.fromArray(SPECIES, from, start + follow * 0 * step);
    FloatVector a1 = FloatVector.fromArray(SPECIES, from, start + follow * 1 * step);
    FloatVector a2 = FloatVector.fromArray(SPECIES, from, start + follow * 2 * step);
    FloatVector a3 = FloatVector.fromArray(SPECIES, from, start + follow * 3 * step);
    FloatVector a4 = FloatVector.fromArray(SPECIES, from, start + follow * 4 * step);
    FloatVector a5 = FloatVector.fromArray(SPECIES, from, start + follow * 5 * step);
    FloatVector a6 = FloatVector.fromArray(SPECIES, from, start + follow * 6 * step);
    FloatVector a7 = FloatVector.fromArray(SPECIES, from, start + follow * 7 * step);
    for (int t = 0; t < shifts.length; t += 2) {
      int at = source + shifts[t + 1] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at + 0 * width);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + 1 * width);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * width);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * width);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, at + 4 * width);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, at + 5 * width);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, at + 6 * width);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, at + 7 * width);
      FloatVector x8 = FloatVector.fromArray(SPECIES, x, at + 8 * width);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x1.fma(w0, a0);
      a1 = x2.fma(w0, a1);
      a2 = x3.fma(w0, a2);
      a3 = x4.fma(w0, a3);
      a4 = x5.fma(w0, a4);
      a5 = x6.fma(w0, a5);
      a6 = x7.fma(w0, a6);
      a7 = x8.fma(w0, a7);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x0.fma(w1, a0);
      a1 = x1.fma(w1, a1);
      a2 = x2.fma(w1, a2);
      a3 = x3.fma(w1, a3);
      a4 = x4.fma(w1, a4);
      a5 = x5.fma(w1, a5);
      a6 = x6.fma(w1, a6);
      a7 = x7.fma(w1, a7);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
    a4.intoArray(y, target + 4 * step);
    a5.intoArray(y, target + 5 * step);
    a6.intoArray(y, target + 6 * step);
    a7.intoArray(y, target + 7 * step);
  }

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide8x3(
      Region region,
      int i,
      int lane,
      float[] weights,
      int weightBase,
      float[] from,
      int fromBase,
      int follow,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int step,
      int width) {
    int[] shifts = region.shifts;
    int[] taps = region.weights;
    int source = xBase + region.sources[i] * width + lane;
    int target = yBase + region.targets[i] * width + lane;
    int start = fromBase + follow * target;
    FloatVector a0 = FloatVector.fromArray(SPECIES, from, start + follow * 0 * step);
    FloatVector a1 = FloatVector.fromArray(SPECIES, from, start + follow * 1 * step);
    FloatVector a2 = FloatVector.fromArray(SPECIES, from, start + follow * 2 * step);
    FloatVector a3 = FloatVector.fromArray(SPECIES, from, start + follow * 3 * step);
    FloatVector a4 = FloatVector.fromArray(SPECIES, from, start + follow * 4 * step);
    FloatVector a5 = FloatVector.fromArray(SPECIES, from, start + follow * 5 * step);
    FloatVector a6 = FloatVector.fromArray(SPECIES, from, start + follow * 6 * step);
    FloatVector a7 = FloatVector.fromArray(SPECIES, from, start + follow * 7 * step);
    for (int t = 0; t < shifts.length; t += 3) {
      int at = source + shifts[t + 2] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at + 0 * width);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + 1 * width);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * width);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * width);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, at + 4 * width);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, at + 5 * width);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, at + 6 * width);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, at + 7 * width);
      FloatVector x8 = FloatVector.fromArray(SPECIES, x, at + 8 * width);
      FloatVector x9 = FloatVector.fromArray(SPECIES, x, at + 9 * width);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x2.fma(w0, a0);
      a1 = x3.fma(w0, a1);
      a2 = x4.fma(w0, a2);
      a3 = x5.fma(w0, a3);
      a4 = x6.fma(w0, a4);
      a5 = x7.fma(w0, a5);
      a6 = x8.fma(w0, a6);
      a7 = x9.fma(w0, a7);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x1.fma(w1, a0);
      a1 = x2.fma(w1, a1);
      a2 = x3.fma(w1, a2);
      a3 = x4.fma(w1, a3);
      a4 = x5.fma(w1, a4);
      a5 = x6.fma(w1, a5);
      a6 = x7.fma(w1, a6);
      a7 = x8.fma(w1, a7);

      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 2]]);
      a0 = x0.fma(w2, a0);
      a1 = x1.fma(w2, a1);
      a2 = x2.fma(w2, a2);
      a3 = x3.fma(w2, a3);
      a4 = x4.fma(w2, a4);
      a5 = x5.fma(w2, a5);
      a6 = x6.fma(w2, a6);
      a7 = x7.fma(w2, a7);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
    a4.intoArray(y, target + 4 * step);
    a5.intoArray(y, target + 5 * step);
    a6.intoArray(y, target + 6 * step);
    a7.intoArray(y, target + 7 * step);
  }

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide8x4(
      Region region,
      int i,
      int lane,
      float[] weights,
      int weightBase,
      float[] from,
      int fromBase,
      int follow,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int step,
      int width) {
    int[] shifts = region.shifts;
    int[] taps = region.weights;
    int source = xBase + region.sources[i] * width + lane;
    int target = yBase + region.targets[i] * width + lane;
    int start = fromBase + follow * target;
    FloatVector a0 = FloatVector.fromArray(SPECIES, from, start + follow * 0 * step);
    FloatVector a1 = FloatVector.fromArray(SPECIES, from, start + follow * 1 * step);
    FloatVector a2 = FloatVector.fromArray(SPECIES, from, start + follow * 2 * step);
    FloatVector a3 = FloatVector.fromArray(SPECIES, from, start + follow * 3 * step);
    FloatVector a4 = FloatVector.fromArray(SPECIES, from, start + follow * 4 * step);
    FloatVector a5 = FloatVector.fromArray(SPECIES, from, start + follow * 5 * step);
    FloatVector a6 = FloatVector.fromArray(SPECIES, from, start + follow * 6 * step);
    FloatVector a7 = FloatVector.fromArray(SPECIES, from, start + follow * 7 * step);
    for (int t = 0; t < shifts.length; t += 4) {
      int at = source + shifts[t + 3] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at + 0 * width);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + 1 * width);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * width);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * width);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, at + 4 * width);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, at + 5 * width);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, at + 6 * width);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, at + 7 * width);
      FloatVector x8 = FloatVector.fromArray(SPECIES, x, at + 8 * width);
      FloatVector x9 = FloatVector.fromArray(SPECIES, x, at + 9 * width);
      FloatVector x10 = FloatVector.fromArray(SPECIES, x, at + 10 * width);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x3.fma(w0, a0);
      a1 = x4.fma(w0, a1);
      a2 = x5.fma(w0, a2);
      a3 = x6.fma(w0, a3);
      a4 = x7.fma(w0, a4);
      a5 = x8.fma(w0, a5);
      a6 = x9.fma(w0, a6);
      a7 = x10.fma(w0, a7);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x2.fma(w1, a0);
      a1 = x3.fma(w1, a1);
      a2 = x4.fma(w1, a2);
      a3 = x5.fma(w1, a3);
      a4 = x6.fma(w1, a4);
      a5 = x7.fma(w1, a5);
      a6 = x8.fma(w1, a6);
      a7 = x9.fma(w1, a7);

      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 2]]);
      a0 = x1.fma(w2, a0);
      a1 = x2.fma(w2, a1);
      a2 = x3.fma(w2, a2);
      a3 = x4.fma(w2, a3);
      a4 = x5.fma(w2, a4);
      a5 = x6.fma(w2, a5);
      a6 = x7.fma(w2, a6);
      a7 = x8.fma(w2, a7);

      FloatVector w3 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 3]]);
      a0 = x0.fma(w3, a0);
      a1 = x1.fma(w3, a1);
      a2 = x2.fma(w3, a2);
      a3 = x3.fma(w3, a3);
      a4 = x4.fma(w3, a4);
      a5 = x5.fma(w3, a5);
      a6 = x6.fma(w3, a6);
      a7 = x7.fma(w3, a7);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
    a4.intoArray(y, target + 4 * step);
    a5.intoArray(y, target + 5 * step);
    a6.intoArray(y, target + 6 * step);
    a7.intoArray(y, target + 7 * step);
  }

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide8x5(
      Region region,
      int i,
      int lane,
      float[] weights,
      int weightBase,
      float[] from,
      int fromBase,
      int follow,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int step,
      int width) {
    int[] shifts = region.shifts;
    int[] taps = region.weights;
    int source = xBase + region.sources[i] * width + lane;
    int target = yBase + region.targets[i] * width + lane;
    int start = fromBase + follow * target;
    FloatVector a0 = FloatVector.fromArray(SPECIES, from, start + follow * 0 * step);
    FloatVector a1 = FloatVector.fromArray(SPECIES, from, start + follow * 1 * step);
    FloatVector a2 = FloatVector.fromArray(SPECIES, from, start + follow * 2 * step);
    FloatVector a3 = FloatVector.fromArray(SPECIES, from, start + follow * 3 * step);
    FloatVector a4 = FloatVector.fromArray(SPECIES, from, start + follow * 4 * step);
    FloatVector a5 = FloatVector.fromArray(SPECIES, from, start + follow * 5 * step);
    FloatVector a6 = FloatVector.fromArray(SPECIES, from, start + follow * 6 * step);
    FloatVector a7 = FloatVector.fromArray(SPECIES, from, start + follow * 7 * step);
    for (int t = 0; t < shifts.length; t += 5) {
      int at = source + shifts[t + 4] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at + 0 * width);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + 1 * width);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * width);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * width);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, at + 4 * width);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, at + 5 * width);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, at + 6 * width);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, at + 7 * width);
      FloatVector x8 = FloatVector.fromArray(SPECIES, x, at + 8 * width);
      FloatVector x9 = FloatVector.fromArray(SPECIES, x, at + 9 * width);
      FloatVector x10 = FloatVector.fromArray(SPECIES, x, at + 10 * width);
      FloatVector x11 = FloatVector.fromArray(SPECIES, x, at + 11 * width);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x4.fma(w0, a0);
      a1 = x5.fma(w0, a1);
      a2 = x6.fma(w0, a2);
      a3 = x7.fma(w0, a3);
      a4 = x8.fma(w0, a4);
      a5 = x9.fma(w0, a5);
      a6 = x10.fma(w0, a6);
      a7 = x11.fma(w0, a7);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x3.fma(w1, a0);
      a1 = x4.fma(w1, a1);
      a2 = x5.fma(w1, a2);
      a3 = x6.fma(w1, a3);
      a4 = x7.fma(w1, a4);
      a5 = x8.fma(w1, a5);
      a6 = x9.fma(w1, a6);
      a7 = x10.fma(w1, a7);

      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 2]]);
      a0 = x2.fma(w2, a0);
      a1 = x3.fma(w2, a1);
      a2 = x4.fma(w2, a2);
      a3 = x5.fma(w2, a3);
      a4 = x6.fma(w2, a4);
      a5 = x7.fma(w2, a5);
      a6 = x8.fma(w2, a6);
      a7 = x9.fma(w2, a7);

      FloatVector w3 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 3]]);
      a0 = x1.fma(w3, a0);
      a1 = x2.fma(w3, a1);
      a2 = x3.fma(w3, a2);
      a3 = x4.fma(w3, a3);
      a4 = x5.fma(w3, a4);
      a5 = x6.fma(w3, a5);
      a6 = x7.fma(w3, a6);
      a7 = x8.fma(w3, a7);

      FloatVector w4 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 4]]);
      a0 = x0.fma(w4, a0);
      a1 = x1.fma(w4, a1);
      a2 = x2.fma(w4, a2);
      a3 = x3.fma(w4, a3);
      a4 = x4.fma(w4, a4);
      a5 = x5.fma(w4, a5);
      a6 = x6.fma(w4, a6);
      a7 = x7.fma(w4, a7);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
    a4.intoArray(y, target + 4 * step);
    a5.intoArray(y, target + 5 * step);
    a6.intoArray(y, target + 6 * step);
    a7.intoArray(y, target + 7 * step);
  }
}
