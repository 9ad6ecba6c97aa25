package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Written by TileWriter; not to be edited. Channels times vectors of pixels, in registers while it
 * runs over taps.
 */
final class Products3 {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private Products3() {}

  /** 3 channels of {@link Kernels#product}; sums start at from[fromBase + follow * target]. */
  static void rows3x8(
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
      product3x8(
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
      i += 8;
    }
  }

  /** Rows times columns: vectors from number i on, of which the last may stand in for more. */
  static void product3x8(
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
    int v3 = Math.min(i + 3, last);
    int lane3 = (v3 & rest) * SPECIES.length();
    int source3 = xBase + region.sources[v3 >> halves] * width + lane3;
    int target3 = yBase + region.targets[v3 >> halves] * width + lane3;
    int from3 = fromBase + follow * target3;
    int v4 = Math.min(i + 4, last);
    int lane4 = (v4 & rest) * SPECIES.length();
    int source4 = xBase + region.sources[v4 >> halves] * width + lane4;
    int target4 = yBase + region.targets[v4 >> halves] * width + lane4;
    int from4 = fromBase + follow * target4;
    int v5 = Math.min(i + 5, last);
    int lane5 = (v5 & rest) * SPECIES.length();
    int source5 = xBase + region.sources[v5 >> halves] * width + lane5;
    int target5 = yBase + region.targets[v5 >> halves] * width + lane5;
    int from5 = fromBase + follow * target5;
    int v6 = Math.min(i + 6, last);
    int lane6 = (v6 & rest) * SPECIES.length();
    int source6 = xBase + region.sources[v6 >> halves] * width + lane6;
    int target6 = yBase + region.targets[v6 >> halves] * width + lane6;
    int from6 = fromBase + follow * target6;
    int v7 = Math.min(i + 7, last);
    int lane7 = (v7 & rest) * SPECIES.length();
    int source7 = xBase + region.sources[v7 >> halves] * width + lane7;
    int target7 = yBase + region.targets[v7 >> halves] * width + lane7;
    int from7 = fromBase + follow * target7;
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, from, from0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, from, from1 + 0 * pitch);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, from, from2 + 0 * pitch);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, from, from3 + 0 * pitch);
    FloatVector a0_4 = FloatVector.fromArray(SPECIES, from, from4 + 0 * pitch);
    FloatVector a0_5 = FloatVector.fromArray(SPECIES, from, from5 + 0 * pitch);
    FloatVector a0_6 = FloatVector.fromArray(SPECIES, from, from6 + 0 * pitch);
    FloatVector a0_7 = FloatVector.fromArray(SPECIES, from, from7 + 0 * pitch);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, from, from0 + 1 * pitch);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, from, from1 + 1 * pitch);
    FloatVector a1_2 = FloatVector.fromArray(SPECIES, from, from2 + 1 * pitch);
    FloatVector a1_3 = FloatVector.fromArray(SPECIES, from, from3 + 1 * pitch);
    FloatVector a1_4 = FloatVector.fromArray(SPECIES, from, from4 + 1 * pitch);
    FloatVector a1_5 = FloatVector.fromArray(SPECIES, from, from5 + 1 * pitch);
    FloatVector a1_6 = FloatVector.fromArray(SPECIES, from, from6 + 1 * pitch);
    FloatVector a1_7 = FloatVector.fromArray(SPECIES, from, from7 + 1 * pitch);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, from, from0 + 2 * pitch);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, from, from1 + 2 * pitch);
    FloatVector a2_2 = FloatVector.fromArray(SPECIES, from, from2 + 2 * pitch);
    FloatVector a2_3 = FloatVector.fromArray(SPECIES, from, from3 + 2 * pitch);
    FloatVector a2_4 = FloatVector.fromArray(SPECIES, from, from4 + 2 * pitch);
    FloatVector a2_5 = FloatVector.fromArray(SPECIES, from, from5 + 2 * pitch);
    FloatVector a2_6 = FloatVector.fromArray(SPECIES, from, from6 + 2 * pitch);
    FloatVector a2_7 = FloatVector.fromArray(SPECIES, from, from7 + 2 * pitch);
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t] * width;
      int tap = weightBase + taps[t];
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[tap + 0]);
      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[tap + 1]);
      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[tap + 2]);
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, source0 + shift);
      a0_0 = x0.fma(w0, a0_0);
      a1_0 = x0.fma(w1, a1_0);
      a2_0 = x0.fma(w2, a2_0);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, source1 + shift);
      a0_1 = x1.fma(w0, a0_1);
      a1_1 = x1.fma(w1, a1_1);
      a2_1 = x1.fma(w2, a2_1);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, source2 + shift);
      a0_2 = x2.fma(w0, a0_2);
      a1_2 = x2.fma(w1, a1_2);
      a2_2 = x2.fma(w2, a2_2);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, source3 + shift);
      a0_3 = x3.fma(w0, a0_3);
      a1_3 = x3.fma(w1, a1_3);
      a2_3 = x3.fma(w2, a2_3);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, source4 + shift);
      a0_4 = x4.fma(w0, a0_4);
      a1_4 = x4.fma(w1, a1_4);
      a2_4 = x4.fma(w2, a2_4);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, source5 + shift);
      a0_5 = x5.fma(w0, a0_5);
      a1_5 = x5.fma(w1, a1_5);
      a2_5 = x5.fma(w2, a2_5);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, source6 + shift);
      a0_6 = x6.fma(w0, a0_6);
      a1_6 = x6.fma(w1, a1_6);
      a2_6 = x6.fma(w2, a2_6);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, source7 + shift);
      a0_7 = x7.fma(w0, a0_7);
      a1_7 = x7.fma(w1, a1_7);
      a2_7 = x7.fma(w2, a2_7);
    }
    a0_0.intoArray(y, target0 + 0 * stride);
    a0_1.intoArray(y, target1 + 0 * stride);
    a0_2.intoArray(y, target2 + 0 * stride);
    a0_3.intoArray(y, target3 + 0 * stride);
    a0_4.intoArray(y, target4 + 0 * stride);
    a0_5.intoArray(y, target5 + 0 * stride);
    a0_6.intoArray(y, target6 + 0 * stride);
    a0_7.intoArray(y, target7 + 0 * stride);
    a1_0.intoArray(y, target0 + 1 * stride);
    a1_1.intoArray(y, target1 + 1 * stride);
    a1_2.intoArray(y, target2 + 1 * stride);
    a1_3.intoArray(y, target3 + 1 * stride);
    a1_4.intoArray(y, target4 + 1 * stride);
    a1_5.intoArray(y, target5 + 1 * stride);
    a1_6.intoArray(y, target6 + 1 * stride);
    a1_7.intoArray(y, target7 + 1 * stride);
    a2_0.intoArray(y, target0 + 2 * stride);
    a2_1.intoArray(y, target1 + 2 * stride);
    a2_2.intoArray(y, target2 + 2 * stride);
    a2_3.intoArray(y, target3 + 2 * stride);
    a2_4.intoArray(y, target4 + 2 * stride);
    a2_5.intoArray(y, target5 + 2 * stride);
    a2_6.intoArray(y, target6 + 2 * stride);
    a2_7.intoArray(y, target7 + 2 * stride);
  }

  /** 3 channels of {@link Kernels#product}; sums start at from[fromBase + follow * target]. */
  static void rows3x4(
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
      product3x4(
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
      i += 4;
    }
  }

  /** Rows times columns: vectors from number i on, of which the last may stand in for more. */
  static void product3x4(
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
    int v3 = Math.min(i + 3, last);
    int lane3 = (v3 & rest) * SPECIES.length();
    int source3 = xBase + region.sources[v3 >> halves] * width + lane3;
    int target3 = yBase + region.targets[v3 >> halves] * width + lane3;
    int from3 = fromBase + follow * target3;
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, from, from0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, from, from1 + 0 * pitch);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, from, from2 + 0 * pitch);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, from, from3 + 0 * pitch);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, from, from0 + 1 * pitch);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, from, from1 + 1 * pitch);
    FloatVector a1_2 = FloatVector.fromArray(SPECIES, from, from2 + 1 * pitch);
    FloatVector a1_3 = FloatVector.fromArray(SPECIES, from, from3 + 1 * pitch);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, from, from0 + 2 * pitch);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, from, from1 + 2 * pitch);
    FloatVector a2_2 = FloatVector.fromArray(SPECIES, from, from2 + 2 * pitch);
    FloatVector a2_3 = FloatVector.fromArray(SPECIES, from, from3 + 2 * pitch);
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t] * width;
      int tap = weightBase + taps[t];
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[tap + 0]);
      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[tap + 1]);
      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[tap + 2]);
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, source0 + shift);
      a0_0 = x0.fma(w0, a0_0);
      a1_0 = x0.fma(w1, a1_0);
      a2_0 = x0.fma(w2, a2_0);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, source1 + shift);
      a0_1 = x1.fma(w0, a0_1);
      a1_1 = x1.fma(w1, a1_1);
      a2_1 = x1.fma(w2, a2_1);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, source2 + shift);
      a0_2 = x2.fma(w0, a0_2);
      a1_2 = x2.fma(w1, a1_2);
      a2_2 = x2.fma(w2, a2_2);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, source3 + shift);
      a0_3 = x3.fma(w0, a0_3);
      a1_3 = x3.fma(w1, a1_3);
      a2_3 = x3.fma(w2, a2_3);
    }
    a0_0.intoArray(y, target0 + 0 * stride);
    a0_1.intoArray(y, target1 + 0 * stride);
    a0_2.intoArray(y, target2 + 0 * stride);
    a0_3.intoArray(y, target3 + 0 * stride);
    a1_0.intoArray(y, target0 + 1 * stride);
    a1_1.intoArray(y, target1 + 1 * stride);
    a1_2.intoArray(y, target2 + 1 * stride);
    a1_3.intoArray(y, target3 + 1 * stride);
    a2_0.intoArray(y, target0 + 2 * stride);
    a2_1.intoArray(y, target1 + 2 * stride);
    a2_2.intoArray(y, target2 + 2 * stride);
    a2_3.intoArray(y, target3 + 2 * stride);
  }
}
