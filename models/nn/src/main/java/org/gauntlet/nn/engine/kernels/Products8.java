package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Written by TileWriter; not to be edited. Channels times vectors of pixels, in registers while it
 * runs over taps.
 */
final class Products8 {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private Products8() {}

  /** 8 channels of {@link Kernels#product}; sums start at from[fromBase + follow * target]. */
  static void rows8x3(
      Region region,
      float[] weights,
      int weightBase,
      float[] from,
      int fromBase,
      int follow,
      int pitch,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int stride,
      int width) {
    int last = region.sources.length * (width / SPECIES.length()) - 1;
    for (int i = 0; i <= last; ) {
      if (last - i == 2 || last - i > 3) {
        product8x3(
            region,
            i,
            last,
            weights,
            weightBase,
            from,
            fromBase,
            follow,
            pitch,
            x,
            xBase,
            y,
            yBase,
            stride,
            width);
        i += 3;
      } else {
        product8x2(
            region,
            i,
            last,
            weights,
            weightBase,
            from,
            fromBase,
            follow,
            pitch,
            x,
            xBase,
            y,
            yBase,
            stride,
            width);
        i += 2;
      }
    }
  }

  /** Rows times columns: vectors from number i on, of which the last may stand in for more. */
  static void product8x3(
      Region region,
      int i,
      int last,
      float[] weights,
      int weightBase,
      float[] from,
      int fromBase,
      int follow,
      int pitch,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int stride,
      int width) {
    int[] shifts = region.shifts;
    int[] taps = region.weights;
    int halves = Integer.numberOfTrailingZeros(width / SPECIES.length());
    int rest = (1 << halves) - 1;
    int v0 = Math.min(i + 0, last);
    int lane0 = (v0 & rest) * SPECIES.length();
    int source0 = xBase + region.sources[v0 >> halves] * width + lane0;
    int target0 = yBase + region.targets[v0 >> halves] * width + lane0;
    int from0 = fromBase + follow * target0;
    int v1 = Math.min(i + 1, last);
    int lane1 = (v1 & rest) * SPECIES.length();
    int source1 = xBase + region.sources[v1 >> halves] * width + lane1;
    int target1 = yBase + region.targets[v1 >> halves] * width + lane1;
    int from1 = fromBase + follow * target1;
    int v2 = Math.min(i + 2, last);
    int lane2 = (v2 & rest) * SPECIES.length();
    int source2 = xBase + region.sources[v2 >> halves] * width + lane2;
    int target2 = yBase + region.targets[v2 >> halves] * width + lane2;
    int from2 = fromBase + follow * target2;
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, from, from0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, from, from1 + 0 * pitch);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, from, from2 + 0 * pitch);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, from, from0 + 1 * pitch);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, from, from1 + 1 * pitch);
    FloatVector a1_2 = FloatVector.fromArray(SPECIES, from, from2 + 1 * pitch);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, from, from0 + 2 * pitch);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, from, from1 + 2 * pitch);
    FloatVector a2_2 = FloatVector.fromArray(SPECIES, from, from2 + 2 * pitch);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, from, from0 + 3 * pitch);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, from, from1 + 3 * pitch);
    FloatVector a3_2 = FloatVector.fromArray(SPECIES, from, from2 + 3 * pitch);
    FloatVector a4_0 = FloatVector.fromArray(SPECIES, from, from0 + 4 * pitch);
    FloatVector a4_1 = FloatVector.fromArray(SPECIES, from, from1 + 4 * pitch);
    FloatVector a4_2 = FloatVector.fromArray(SPECIES, from, from2 + 4 * pitch);
    FloatVector a5_0 = FloatVector.fromArray(SPECIES, from, from0 + 5 * pitch);
    FloatVector a5_1 = FloatVector.fromArray(SPECIES, from, from1 + 5 * pitch);
    FloatVector a5_2 = FloatVector.fromArray(SPECIES, from, from2 + 5 * pitch);
    FloatVector a6_0 = FloatVector.fromArray(SPECIES, from, from0 + 6 * pitch);
    FloatVector a6_1 = FloatVector.fromArray(SPECIES, from, from1 + 6 * pitch);
    FloatVector a6_2 = FloatVector.fromArray(SPECIES, from, from2 + 6 * pitch);
    FloatVector a7_0 = FloatVector.fromArray(SPECIES, from, from0 + 7 * pitch);
    FloatVector a7_1 = FloatVector.fromArray(SPECIES, from, from1 + 7 * pitch);
    FloatVector a7_2 = FloatVector.fromArray(SPECIES, from, from2 + 7 * pitch);
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t] * width;
      int tap = weightBase + taps[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, source0 + shift);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, source1 + shift);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, source2 + shift);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[tap + 0]);
      a0_0 = x0.fma(w0, a0_0);
      a0_1 = x1.fma(w0, a0_1);
      a0_2 = x2.fma(w0, a0_2);
      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[tap + 1]);
      a1_0 = x0.fma(w1, a1_0);
      a1_1 = x1.fma(w1, a1_1);
      a1_2 = x2.fma(w1, a1_2);
      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[tap + 2]);
      a2_0 = x0.fma(w2, a2_0);
      a2_1 = x1.fma(w2, a2_1);
      a2_2 = x2.fma(w2, a2_2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, weights[tap + 3]);
      a3_0 = x0.fma(w3, a3_0);
      a3_1 = x1.fma(w3, a3_1);
      a3_2 = x2.fma(w3, a3_2);
      FloatVector w4 = FloatVector.broadcast(SPECIES, weights[tap + 4]);
      a4_0 = x0.fma(w4, a4_0);
      a4_1 = x1.fma(w4, a4_1);
      a4_2 = x2.fma(w4, a4_2);
      FloatVector w5 = FloatVector.broadcast(SPECIES, weights[tap + 5]);
      a5_0 = x0.fma(w5, a5_0);
      a5_1 = x1.fma(w5, a5_1);
      a5_2 = x2.fma(w5, a5_2);
      FloatVector w6 = FloatVector.broadcast(SPECIES, weights[tap + 6]);
      a6_0 = x0.fma(w6, a6_0);
      a6_1 = x1.fma(w6, a6_1);
      a6_2 = x2.fma(w6, a6_2);
      FloatVector w7 = FloatVector.broadcast(SPECIES, weights[tap + 7]);
      a7_0 = x0.fma(w7, a7_0);
      a7_1 = x1.fma(w7, a7_1);
      a7_2 = x2.fma(w7, a7_2);
    }
    a0_0.intoArray(y, target0 + 0 * stride);
    a0_1.intoArray(y, target1 + 0 * stride);
    a0_2.intoArray(y, target2 + 0 * stride);
    a1_0.intoArray(y, target0 + 1 * stride);
    a1_1.intoArray(y, target1 + 1 * stride);
    a1_2.intoArray(y, target2 + 1 * stride);
    a2_0.intoArray(y, target0 + 2 * stride);
    a2_1.intoArray(y, target1 + 2 * stride);
    a2_2.intoArray(y, target2 + 2 * stride);
    a3_0.intoArray(y, target0 + 3 * stride);
    a3_1.intoArray(y, target1 + 3 * stride);
    a3_2.intoArray(y, target2 + 3 * stride);
    a4_0.intoArray(y, target0 + 4 * stride);
    a4_1.intoArray(y, target1 + 4 * stride);
    a4_2.intoArray(y, target2 + 4 * stride);
    a5_0.intoArray(y, target0 + 5 * stride);
    a5_1.intoArray(y, target1 + 5 * stride);
    a5_2.intoArray(y, target2 + 5 * stride);
    a6_0.intoArray(y, target0 + 6 * stride);
    a6_1.intoArray(y, target1 + 6 * stride);
    a6_2.intoArray(y, target2 + 6 * stride);
    a7_0.intoArray(y, target0 + 7 * stride);
    a7_1.intoArray(y, target1 + 7 * stride);
    a7_2.intoArray(y, target2 + 7 * stride);
  }

  /** Rows times columns: vectors from number i on, of which the last may stand in for more. */
  static void product8x2(
      Region region,
      int i,
      int last,
      float[] weights,
      int weightBase,
      float[] from,
      int fromBase,
      int follow,
      int pitch,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int stride,
      int width) {
    int[] shifts = region.shifts;
    int[] taps = region.weights;
    int halves = Integer.numberOfTrailingZeros(width / SPECIES.length());
    int rest = (1 << halves) - 1;
    int v0 = Math.min(i + 0, last);
    int lane0 = (v0 & rest) * SPECIES.length();
    int source0 = xBase + region.sources[v0 >> halves] * width + lane0;
    int target0 = yBase + region.targets[v0 >> halves] * width + lane0;
    int from0 = fromBase + follow * target0;
    int v1 = Math.min(i + 1, last);
    int lane1 = (v1 & rest) * SPECIES.length();
    int source1 = xBase + region.sources[v1 >> halves] * width + lane1;
    int target1 = yBase + region.targets[v1 >> halves] * width + lane1;
    int from1 = fromBase + follow * target1;
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, from, from0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, from, from1 + 0 * pitch);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, from, from0 + 1 * pitch);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, from, from1 + 1 * pitch);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, from, from0 + 2 * pitch);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, from, from1 + 2 * pitch);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, from, from0 + 3 * pitch);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, from, from1 + 3 * pitch);
    FloatVector a4_0 = FloatVector.fromArray(SPECIES, from, from0 + 4 * pitch);
    FloatVector a4_1 = FloatVector.fromArray(SPECIES, from, from1 + 4 * pitch);
    FloatVector a5_0 = FloatVector.fromArray(SPECIES, from, from0 + 5 * pitch);
    FloatVector a5_1 = FloatVector.fromArray(SPECIES, from, from1 + 5 * pitch);
    FloatVector a6_0 = FloatVector.fromArray(SPECIES, from, from0 + 6 * pitch);
    FloatVector a6_1 = FloatVector.fromArray(SPECIES, from, from1 + 6 * pitch);
    FloatVector a7_0 = FloatVector.fromArray(SPECIES, from, from0 + 7 * pitch);
    FloatVector a7_1 = FloatVector.fromArray(SPECIES, from, from1 + 7 * pitch);
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t] * width;
      int tap = weightBase + taps[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, source0 + shift);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, source1 + shift);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[tap + 0]);
      a0_0 = x0.fma(w0, a0_0);
      a0_1 = x1.fma(w0, a0_1);
      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[tap + 1]);
      a1_0 = x0.fma(w1, a1_0);
      a1_1 = x1.fma(w1, a1_1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[tap + 2]);
      a2_0 = x0.fma(w2, a2_0);
      a2_1 = x1.fma(w2, a2_1);
      FloatVector w3 = FloatVector.broadcast(SPECIES, weights[tap + 3]);
      a3_0 = x0.fma(w3, a3_0);
      a3_1 = x1.fma(w3, a3_1);
      FloatVector w4 = FloatVector.broadcast(SPECIES, weights[tap + 4]);
      a4_0 = x0.fma(w4, a4_0);
      a4_1 = x1.fma(w4, a4_1);
      FloatVector w5 = FloatVector.broadcast(SPECIES, weights[tap + 5]);
      a5_0 = x0.fma(w5, a5_0);
      a5_1 = x1.fma(w5, a5_1);
      FloatVector w6 = FloatVector.broadcast(SPECIES, weights[tap + 6]);
      a6_0 = x0.fma(w6, a6_0);
      a6_1 = x1.fma(w6, a6_1);
      FloatVector w7 = FloatVector.broadcast(SPECIES, weights[tap + 7]);
      a7_0 = x0.fma(w7, a7_0);
      a7_1 = x1.fma(w7, a7_1);
    }
    a0_0.intoArray(y, target0 + 0 * stride);
    a0_1.intoArray(y, target1 + 0 * stride);
    a1_0.intoArray(y, target0 + 1 * stride);
    a1_1.intoArray(y, target1 + 1 * stride);
    a2_0.intoArray(y, target0 + 2 * stride);
    a2_1.intoArray(y, target1 + 2 * stride);
    a3_0.intoArray(y, target0 + 3 * stride);
    a3_1.intoArray(y, target1 + 3 * stride);
    a4_0.intoArray(y, target0 + 4 * stride);
    a4_1.intoArray(y, target1 + 4 * stride);
    a5_0.intoArray(y, target0 + 5 * stride);
    a5_1.intoArray(y, target1 + 5 * stride);
    a6_0.intoArray(y, target0 + 6 * stride);
    a6_1.intoArray(y, target1 + 6 * stride);
    a7_0.intoArray(y, target0 + 7 * stride);
    a7_1.intoArray(y, target1 + 7 * stride);
  }
}
