package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Written by TileWriter; not to be edited. One channel of neighbouring pixels, which see most lines
 * together.
 */
final class Slides4 {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private Slides4() {}

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide4x2(
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
    for (int t = 0; t < shifts.length; t += 2) {
      int at = source + shifts[t + 1] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at + 0 * width);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + 1 * width);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * width);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * width);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, at + 4 * width);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x1.fma(w0, a0);
      a1 = x2.fma(w0, a1);
      a2 = x3.fma(w0, a2);
      a3 = x4.fma(w0, a3);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x0.fma(w1, a0);
      a1 = x1.fma(w1, a1);
      a2 = x2.fma(w1, a2);
      a3 = x3.fma(w1, a3);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
  }

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide4x3(
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
    for (int t = 0; t < shifts.length; t += 3) {
      int at = source + shifts[t + 2] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at + 0 * width);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + 1 * width);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * width);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * width);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, at + 4 * width);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, at + 5 * width);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x2.fma(w0, a0);
      a1 = x3.fma(w0, a1);
      a2 = x4.fma(w0, a2);
      a3 = x5.fma(w0, a3);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x1.fma(w1, a0);
      a1 = x2.fma(w1, a1);
      a2 = x3.fma(w1, a2);
      a3 = x4.fma(w1, a3);

      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 2]]);
      a0 = x0.fma(w2, a0);
      a1 = x1.fma(w2, a1);
      a2 = x2.fma(w2, a2);
      a3 = x3.fma(w2, a3);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
  }

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide4x4(
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
    for (int t = 0; t < shifts.length; t += 4) {
      int at = source + shifts[t + 3] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at + 0 * width);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + 1 * width);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * width);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * width);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, at + 4 * width);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, at + 5 * width);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, at + 6 * width);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x3.fma(w0, a0);
      a1 = x4.fma(w0, a1);
      a2 = x5.fma(w0, a2);
      a3 = x6.fma(w0, a3);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x2.fma(w1, a0);
      a1 = x3.fma(w1, a1);
      a2 = x4.fma(w1, a2);
      a3 = x5.fma(w1, a3);

      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 2]]);
      a0 = x1.fma(w2, a0);
      a1 = x2.fma(w2, a1);
      a2 = x3.fma(w2, a2);
      a3 = x4.fma(w2, a3);

      FloatVector w3 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 3]]);
      a0 = x0.fma(w3, a0);
      a1 = x1.fma(w3, a1);
      a2 = x2.fma(w3, a2);
      a3 = x3.fma(w3, a3);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
  }

  /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
  static void slide4x5(
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
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 0]]);
      a0 = x4.fma(w0, a0);
      a1 = x5.fma(w0, a1);
      a2 = x6.fma(w0, a2);
      a3 = x7.fma(w0, a3);

      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 1]]);
      a0 = x3.fma(w1, a0);
      a1 = x4.fma(w1, a1);
      a2 = x5.fma(w1, a2);
      a3 = x6.fma(w1, a3);

      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 2]]);
      a0 = x2.fma(w2, a0);
      a1 = x3.fma(w2, a1);
      a2 = x4.fma(w2, a2);
      a3 = x5.fma(w2, a3);

      FloatVector w3 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 3]]);
      a0 = x1.fma(w3, a0);
      a1 = x2.fma(w3, a1);
      a2 = x3.fma(w3, a2);
      a3 = x4.fma(w3, a3);

      FloatVector w4 = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + 4]]);
      a0 = x0.fma(w4, a0);
      a1 = x1.fma(w4, a1);
      a2 = x2.fma(w4, a2);
      a3 = x3.fma(w4, a3);
    }
    a0.intoArray(y, target + 0 * step);
    a1.intoArray(y, target + 1 * step);
    a2.intoArray(y, target + 2 * step);
    a3.intoArray(y, target + 3 * step);
  }
}
