package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Written by TileWriter; not to be edited. A tile keeps the sums of some rows times some columns in
 * registers while it runs over taps or pixels.
 */
final class Tiles {
  static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  /** Lanes of two vectors in turns: of their lower halves, and of their upper ones. */
  private static final VectorShuffle<Float> LOWER = turns(0);

  private static final VectorShuffle<Float> UPPER = turns(SPECIES.length() / 2);

  private Tiles() {}

  /** A place below zero is one of the second vector, counted from its end. */
  private static VectorShuffle<Float> turns(int first) {
    int lanes = SPECIES.length();
    return VectorShuffle.fromOp(SPECIES, i -> first + i / 2 - (i % 2 == 0 ? 0 : lanes));
  }

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

  /** 5 channels of {@link Kernels#product}; sums start at from[fromBase + follow * target]. */
  static void rows5x2(
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
      product5x2(
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

  /** 1 channels of {@link Kernels#product}; sums start at from[fromBase + follow * target]. */
  static void rows1x8(
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
      product1x8(
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

  /** Rows times columns: vectors from number i on, of which the last may stand in for more. */
  static void product5x2(
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

  /** Rows times columns: vectors from number i on, of which the last may stand in for more. */
  static void product1x8(
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
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t] * width;
      int tap = weightBase + taps[t];
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[tap + 0]);
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, source0 + shift);
      a0_0 = x0.fma(w0, a0_0);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, source1 + shift);
      a0_1 = x1.fma(w0, a0_1);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, source2 + shift);
      a0_2 = x2.fma(w0, a0_2);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, source3 + shift);
      a0_3 = x3.fma(w0, a0_3);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, source4 + shift);
      a0_4 = x4.fma(w0, a0_4);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, source5 + shift);
      a0_5 = x5.fma(w0, a0_5);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, source6 + shift);
      a0_6 = x6.fma(w0, a0_6);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, source7 + shift);
      a0_7 = x7.fma(w0, a0_7);
    }
    a0_0.intoArray(y, target0 + 0 * stride);
    a0_1.intoArray(y, target1 + 0 * stride);
    a0_2.intoArray(y, target2 + 0 * stride);
    a0_3.intoArray(y, target3 + 0 * stride);
    a0_4.intoArray(y, target4 + 0 * stride);
    a0_5.intoArray(y, target5 + 0 * stride);
    a0_6.intoArray(y, target6 + 0 * stride);
    a0_7.intoArray(y, target7 + 0 * stride);
  }

  /**
   * Channel r, column v: sums[place_v + r * pitch] += the sum over pixels, and groups of lanes
   * where wide = 1.
   */
  static void outer8x3(
      int[] targets,
      int[] sources,
      float[] g,
      int gBase,
      int stride,
      float[] x,
      int x0,
      int x1,
      int x2,
      float[] sums,
      int place0,
      int place1,
      int place2,
      int pitch,
      int wide,
      int width) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, place0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, place1 + 0 * pitch);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, sums, place2 + 0 * pitch);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, sums, place0 + 1 * pitch);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, sums, place1 + 1 * pitch);
    FloatVector a1_2 = FloatVector.fromArray(SPECIES, sums, place2 + 1 * pitch);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, sums, place0 + 2 * pitch);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, sums, place1 + 2 * pitch);
    FloatVector a2_2 = FloatVector.fromArray(SPECIES, sums, place2 + 2 * pitch);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, sums, place0 + 3 * pitch);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, sums, place1 + 3 * pitch);
    FloatVector a3_2 = FloatVector.fromArray(SPECIES, sums, place2 + 3 * pitch);
    FloatVector a4_0 = FloatVector.fromArray(SPECIES, sums, place0 + 4 * pitch);
    FloatVector a4_1 = FloatVector.fromArray(SPECIES, sums, place1 + 4 * pitch);
    FloatVector a4_2 = FloatVector.fromArray(SPECIES, sums, place2 + 4 * pitch);
    FloatVector a5_0 = FloatVector.fromArray(SPECIES, sums, place0 + 5 * pitch);
    FloatVector a5_1 = FloatVector.fromArray(SPECIES, sums, place1 + 5 * pitch);
    FloatVector a5_2 = FloatVector.fromArray(SPECIES, sums, place2 + 5 * pitch);
    FloatVector a6_0 = FloatVector.fromArray(SPECIES, sums, place0 + 6 * pitch);
    FloatVector a6_1 = FloatVector.fromArray(SPECIES, sums, place1 + 6 * pitch);
    FloatVector a6_2 = FloatVector.fromArray(SPECIES, sums, place2 + 6 * pitch);
    FloatVector a7_0 = FloatVector.fromArray(SPECIES, sums, place0 + 7 * pitch);
    FloatVector a7_1 = FloatVector.fromArray(SPECIES, sums, place1 + 7 * pitch);
    FloatVector a7_2 = FloatVector.fromArray(SPECIES, sums, place2 + 7 * pitch);
    for (int i = 0; i < targets.length << wide; i++) {
      int lane = (i & wide) * Kernels.GROUP;
      int target = gBase + targets[i >> wide] * width + lane;
      int source = sources[i >> wide] * width + lane;
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, x0 + source);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + source);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x, x2 + source);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, target + 0 * stride);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      a0_2 = g0.fma(u2, a0_2);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, target + 1 * stride);
      a1_0 = g1.fma(u0, a1_0);
      a1_1 = g1.fma(u1, a1_1);
      a1_2 = g1.fma(u2, a1_2);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, target + 2 * stride);
      a2_0 = g2.fma(u0, a2_0);
      a2_1 = g2.fma(u1, a2_1);
      a2_2 = g2.fma(u2, a2_2);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, target + 3 * stride);
      a3_0 = g3.fma(u0, a3_0);
      a3_1 = g3.fma(u1, a3_1);
      a3_2 = g3.fma(u2, a3_2);
      FloatVector g4 = FloatVector.fromArray(SPECIES, g, target + 4 * stride);
      a4_0 = g4.fma(u0, a4_0);
      a4_1 = g4.fma(u1, a4_1);
      a4_2 = g4.fma(u2, a4_2);
      FloatVector g5 = FloatVector.fromArray(SPECIES, g, target + 5 * stride);
      a5_0 = g5.fma(u0, a5_0);
      a5_1 = g5.fma(u1, a5_1);
      a5_2 = g5.fma(u2, a5_2);
      FloatVector g6 = FloatVector.fromArray(SPECIES, g, target + 6 * stride);
      a6_0 = g6.fma(u0, a6_0);
      a6_1 = g6.fma(u1, a6_1);
      a6_2 = g6.fma(u2, a6_2);
      FloatVector g7 = FloatVector.fromArray(SPECIES, g, target + 7 * stride);
      a7_0 = g7.fma(u0, a7_0);
      a7_1 = g7.fma(u1, a7_1);
      a7_2 = g7.fma(u2, a7_2);
    }
    a0_0.intoArray(sums, place0 + 0 * pitch);
    a0_1.intoArray(sums, place1 + 0 * pitch);
    a0_2.intoArray(sums, place2 + 0 * pitch);
    a1_0.intoArray(sums, place0 + 1 * pitch);
    a1_1.intoArray(sums, place1 + 1 * pitch);
    a1_2.intoArray(sums, place2 + 1 * pitch);
    a2_0.intoArray(sums, place0 + 2 * pitch);
    a2_1.intoArray(sums, place1 + 2 * pitch);
    a2_2.intoArray(sums, place2 + 2 * pitch);
    a3_0.intoArray(sums, place0 + 3 * pitch);
    a3_1.intoArray(sums, place1 + 3 * pitch);
    a3_2.intoArray(sums, place2 + 3 * pitch);
    a4_0.intoArray(sums, place0 + 4 * pitch);
    a4_1.intoArray(sums, place1 + 4 * pitch);
    a4_2.intoArray(sums, place2 + 4 * pitch);
    a5_0.intoArray(sums, place0 + 5 * pitch);
    a5_1.intoArray(sums, place1 + 5 * pitch);
    a5_2.intoArray(sums, place2 + 5 * pitch);
    a6_0.intoArray(sums, place0 + 6 * pitch);
    a6_1.intoArray(sums, place1 + 6 * pitch);
    a6_2.intoArray(sums, place2 + 6 * pitch);
    a7_0.intoArray(sums, place0 + 7 * pitch);
    a7_1.intoArray(sums, place1 + 7 * pitch);
    a7_2.intoArray(sums, place2 + 7 * pitch);
  }

  /**
   * Channel r, column v: sums[place_v + r * pitch] += the sum over pixels, and groups of lanes
   * where wide = 1.
   */
  static void outer4x4(
      int[] targets,
      int[] sources,
      float[] g,
      int gBase,
      int stride,
      float[] x,
      int x0,
      int x1,
      int x2,
      int x3,
      float[] sums,
      int place0,
      int place1,
      int place2,
      int place3,
      int pitch,
      int wide,
      int width) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, place0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, place1 + 0 * pitch);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, sums, place2 + 0 * pitch);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, sums, place3 + 0 * pitch);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, sums, place0 + 1 * pitch);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, sums, place1 + 1 * pitch);
    FloatVector a1_2 = FloatVector.fromArray(SPECIES, sums, place2 + 1 * pitch);
    FloatVector a1_3 = FloatVector.fromArray(SPECIES, sums, place3 + 1 * pitch);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, sums, place0 + 2 * pitch);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, sums, place1 + 2 * pitch);
    FloatVector a2_2 = FloatVector.fromArray(SPECIES, sums, place2 + 2 * pitch);
    FloatVector a2_3 = FloatVector.fromArray(SPECIES, sums, place3 + 2 * pitch);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, sums, place0 + 3 * pitch);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, sums, place1 + 3 * pitch);
    FloatVector a3_2 = FloatVector.fromArray(SPECIES, sums, place2 + 3 * pitch);
    FloatVector a3_3 = FloatVector.fromArray(SPECIES, sums, place3 + 3 * pitch);
    for (int i = 0; i < targets.length << wide; i++) {
      int lane = (i & wide) * Kernels.GROUP;
      int target = gBase + targets[i >> wide] * width + lane;
      int source = sources[i >> wide] * width + lane;
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, x0 + source);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + source);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x, x2 + source);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x, x3 + source);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, target + 0 * stride);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      a0_2 = g0.fma(u2, a0_2);
      a0_3 = g0.fma(u3, a0_3);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, target + 1 * stride);
      a1_0 = g1.fma(u0, a1_0);
      a1_1 = g1.fma(u1, a1_1);
      a1_2 = g1.fma(u2, a1_2);
      a1_3 = g1.fma(u3, a1_3);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, target + 2 * stride);
      a2_0 = g2.fma(u0, a2_0);
      a2_1 = g2.fma(u1, a2_1);
      a2_2 = g2.fma(u2, a2_2);
      a2_3 = g2.fma(u3, a2_3);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, target + 3 * stride);
      a3_0 = g3.fma(u0, a3_0);
      a3_1 = g3.fma(u1, a3_1);
      a3_2 = g3.fma(u2, a3_2);
      a3_3 = g3.fma(u3, a3_3);
    }
    a0_0.intoArray(sums, place0 + 0 * pitch);
    a0_1.intoArray(sums, place1 + 0 * pitch);
    a0_2.intoArray(sums, place2 + 0 * pitch);
    a0_3.intoArray(sums, place3 + 0 * pitch);
    a1_0.intoArray(sums, place0 + 1 * pitch);
    a1_1.intoArray(sums, place1 + 1 * pitch);
    a1_2.intoArray(sums, place2 + 1 * pitch);
    a1_3.intoArray(sums, place3 + 1 * pitch);
    a2_0.intoArray(sums, place0 + 2 * pitch);
    a2_1.intoArray(sums, place1 + 2 * pitch);
    a2_2.intoArray(sums, place2 + 2 * pitch);
    a2_3.intoArray(sums, place3 + 2 * pitch);
    a3_0.intoArray(sums, place0 + 3 * pitch);
    a3_1.intoArray(sums, place1 + 3 * pitch);
    a3_2.intoArray(sums, place2 + 3 * pitch);
    a3_3.intoArray(sums, place3 + 3 * pitch);
  }

  /**
   * Channel r, column v: sums[place_v + r * pitch] += the sum over pixels, and groups of lanes
   * where wide = 1.
   */
  static void outer4x2(
      int[] targets,
      int[] sources,
      float[] g,
      int gBase,
      int stride,
      float[] x,
      int x0,
      int x1,
      float[] sums,
      int place0,
      int place1,
      int pitch,
      int wide,
      int width) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, place0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, place1 + 0 * pitch);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, sums, place0 + 1 * pitch);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, sums, place1 + 1 * pitch);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, sums, place0 + 2 * pitch);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, sums, place1 + 2 * pitch);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, sums, place0 + 3 * pitch);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, sums, place1 + 3 * pitch);
    for (int i = 0; i < targets.length << wide; i++) {
      int lane = (i & wide) * Kernels.GROUP;
      int target = gBase + targets[i >> wide] * width + lane;
      int source = sources[i >> wide] * width + lane;
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, x0 + source);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + source);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, target + 0 * stride);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, target + 1 * stride);
      a1_0 = g1.fma(u0, a1_0);
      a1_1 = g1.fma(u1, a1_1);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, target + 2 * stride);
      a2_0 = g2.fma(u0, a2_0);
      a2_1 = g2.fma(u1, a2_1);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, target + 3 * stride);
      a3_0 = g3.fma(u0, a3_0);
      a3_1 = g3.fma(u1, a3_1);
    }
    a0_0.intoArray(sums, place0 + 0 * pitch);
    a0_1.intoArray(sums, place1 + 0 * pitch);
    a1_0.intoArray(sums, place0 + 1 * pitch);
    a1_1.intoArray(sums, place1 + 1 * pitch);
    a2_0.intoArray(sums, place0 + 2 * pitch);
    a2_1.intoArray(sums, place1 + 2 * pitch);
    a3_0.intoArray(sums, place0 + 3 * pitch);
    a3_1.intoArray(sums, place1 + 3 * pitch);
  }

  /**
   * Channel r, column v: sums[place_v + r * pitch] += the sum over pixels, and groups of lanes
   * where wide = 1.
   */
  static void outer1x8(
      int[] targets,
      int[] sources,
      float[] g,
      int gBase,
      int stride,
      float[] x,
      int x0,
      int x1,
      int x2,
      int x3,
      int x4,
      int x5,
      int x6,
      int x7,
      float[] sums,
      int place0,
      int place1,
      int place2,
      int place3,
      int place4,
      int place5,
      int place6,
      int place7,
      int pitch,
      int wide,
      int width) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, place0 + 0 * pitch);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, place1 + 0 * pitch);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, sums, place2 + 0 * pitch);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, sums, place3 + 0 * pitch);
    FloatVector a0_4 = FloatVector.fromArray(SPECIES, sums, place4 + 0 * pitch);
    FloatVector a0_5 = FloatVector.fromArray(SPECIES, sums, place5 + 0 * pitch);
    FloatVector a0_6 = FloatVector.fromArray(SPECIES, sums, place6 + 0 * pitch);
    FloatVector a0_7 = FloatVector.fromArray(SPECIES, sums, place7 + 0 * pitch);
    for (int i = 0; i < targets.length << wide; i++) {
      int lane = (i & wide) * Kernels.GROUP;
      int target = gBase + targets[i >> wide] * width + lane;
      int source = sources[i >> wide] * width + lane;
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, x0 + source);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + source);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x, x2 + source);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x, x3 + source);
      FloatVector u4 = FloatVector.fromArray(SPECIES, x, x4 + source);
      FloatVector u5 = FloatVector.fromArray(SPECIES, x, x5 + source);
      FloatVector u6 = FloatVector.fromArray(SPECIES, x, x6 + source);
      FloatVector u7 = FloatVector.fromArray(SPECIES, x, x7 + source);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, target + 0 * stride);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      a0_2 = g0.fma(u2, a0_2);
      a0_3 = g0.fma(u3, a0_3);
      a0_4 = g0.fma(u4, a0_4);
      a0_5 = g0.fma(u5, a0_5);
      a0_6 = g0.fma(u6, a0_6);
      a0_7 = g0.fma(u7, a0_7);
    }
    a0_0.intoArray(sums, place0 + 0 * pitch);
    a0_1.intoArray(sums, place1 + 0 * pitch);
    a0_2.intoArray(sums, place2 + 0 * pitch);
    a0_3.intoArray(sums, place3 + 0 * pitch);
    a0_4.intoArray(sums, place4 + 0 * pitch);
    a0_5.intoArray(sums, place5 + 0 * pitch);
    a0_6.intoArray(sums, place6 + 0 * pitch);
    a0_7.intoArray(sums, place7 + 0 * pitch);
  }

  /** to[base + c * stride + r] = from[base + r * stride + c] where there are 4 lanes. */
  static void turn4(
      float[] from, int fromBase, int fromStride, float[] to, int toBase, int toStride) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, from, fromBase + 0 * fromStride);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, from, fromBase + 1 * fromStride);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, from, fromBase + 2 * fromStride);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, from, fromBase + 3 * fromStride);
    FloatVector a1_0 = a0_0.rearrange(LOWER, a0_2);
    FloatVector a1_1 = a0_0.rearrange(UPPER, a0_2);
    FloatVector a1_2 = a0_1.rearrange(LOWER, a0_3);
    FloatVector a1_3 = a0_1.rearrange(UPPER, a0_3);

    FloatVector a2_0 = a1_0.rearrange(LOWER, a1_2);
    FloatVector a2_1 = a1_0.rearrange(UPPER, a1_2);
    FloatVector a2_2 = a1_1.rearrange(LOWER, a1_3);
    FloatVector a2_3 = a1_1.rearrange(UPPER, a1_3);

    a2_0.intoArray(to, toBase + 0 * toStride);
    a2_1.intoArray(to, toBase + 1 * toStride);
    a2_2.intoArray(to, toBase + 2 * toStride);
    a2_3.intoArray(to, toBase + 3 * toStride);
  }

  /** to[base + c * stride + r] = from[base + r * stride + c] where there are 8 lanes. */
  static void turn8(
      float[] from, int fromBase, int fromStride, float[] to, int toBase, int toStride) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, from, fromBase + 0 * fromStride);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, from, fromBase + 1 * fromStride);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, from, fromBase + 2 * fromStride);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, from, fromBase + 3 * fromStride);
    FloatVector a0_4 = FloatVector.fromArray(SPECIES, from, fromBase + 4 * fromStride);
    FloatVector a0_5 = FloatVector.fromArray(SPECIES, from, fromBase + 5 * fromStride);
    FloatVector a0_6 = FloatVector.fromArray(SPECIES, from, fromBase + 6 * fromStride);
    FloatVector a0_7 = FloatVector.fromArray(SPECIES, from, fromBase + 7 * fromStride);
    FloatVector a1_0 = a0_0.rearrange(LOWER, a0_4);
    FloatVector a1_1 = a0_0.rearrange(UPPER, a0_4);
    FloatVector a1_2 = a0_1.rearrange(LOWER, a0_5);
    FloatVector a1_3 = a0_1.rearrange(UPPER, a0_5);
    FloatVector a1_4 = a0_2.rearrange(LOWER, a0_6);
    FloatVector a1_5 = a0_2.rearrange(UPPER, a0_6);
    FloatVector a1_6 = a0_3.rearrange(LOWER, a0_7);
    FloatVector a1_7 = a0_3.rearrange(UPPER, a0_7);

    FloatVector a2_0 = a1_0.rearrange(LOWER, a1_4);
    FloatVector a2_1 = a1_0.rearrange(UPPER, a1_4);
    FloatVector a2_2 = a1_1.rearrange(LOWER, a1_5);
    FloatVector a2_3 = a1_1.rearrange(UPPER, a1_5);
    FloatVector a2_4 = a1_2.rearrange(LOWER, a1_6);
    FloatVector a2_5 = a1_2.rearrange(UPPER, a1_6);
    FloatVector a2_6 = a1_3.rearrange(LOWER, a1_7);
    FloatVector a2_7 = a1_3.rearrange(UPPER, a1_7);

    FloatVector a3_0 = a2_0.rearrange(LOWER, a2_4);
    FloatVector a3_1 = a2_0.rearrange(UPPER, a2_4);
    FloatVector a3_2 = a2_1.rearrange(LOWER, a2_5);
    FloatVector a3_3 = a2_1.rearrange(UPPER, a2_5);
    FloatVector a3_4 = a2_2.rearrange(LOWER, a2_6);
    FloatVector a3_5 = a2_2.rearrange(UPPER, a2_6);
    FloatVector a3_6 = a2_3.rearrange(LOWER, a2_7);
    FloatVector a3_7 = a2_3.rearrange(UPPER, a2_7);

    a3_0.intoArray(to, toBase + 0 * toStride);
    a3_1.intoArray(to, toBase + 1 * toStride);
    a3_2.intoArray(to, toBase + 2 * toStride);
    a3_3.intoArray(to, toBase + 3 * toStride);
    a3_4.intoArray(to, toBase + 4 * toStride);
    a3_5.intoArray(to, toBase + 5 * toStride);
    a3_6.intoArray(to, toBase + 6 * toStride);
    a3_7.intoArray(to, toBase + 7 * toStride);
  }

  /** to[base + c * stride + r] = from[base + r * stride + c] where there are 16 lanes. */
  static void turn16(
      float[] from, int fromBase, int fromStride, float[] to, int toBase, int toStride) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, from, fromBase + 0 * fromStride);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, from, fromBase + 1 * fromStride);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, from, fromBase + 2 * fromStride);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, from, fromBase + 3 * fromStride);
    FloatVector a0_4 = FloatVector.fromArray(SPECIES, from, fromBase + 4 * fromStride);
    FloatVector a0_5 = FloatVector.fromArray(SPECIES, from, fromBase + 5 * fromStride);
    FloatVector a0_6 = FloatVector.fromArray(SPECIES, from, fromBase + 6 * fromStride);
    FloatVector a0_7 = FloatVector.fromArray(SPECIES, from, fromBase + 7 * fromStride);
    FloatVector a0_8 = FloatVector.fromArray(SPECIES, from, fromBase + 8 * fromStride);
    FloatVector a0_9 = FloatVector.fromArray(SPECIES, from, fromBase + 9 * fromStride);
    FloatVector a0_10 = FloatVector.fromArray(SPECIES, from, fromBase + 10 * fromStride);
    FloatVector a0_11 = FloatVector.fromArray(SPECIES, from, fromBase + 11 * fromStride);
    FloatVector a0_12 = FloatVector.fromArray(SPECIES, from, fromBase + 12 * fromStride);
    FloatVector a0_13 = FloatVector.fromArray(SPECIES, from, fromBase + 13 * fromStride);
    FloatVector a0_14 = FloatVector.fromArray(SPECIES, from, fromBase + 14 * fromStride);
    FloatVector a0_15 = FloatVector.fromArray(SPECIES, from, fromBase + 15 * fromStride);
    FloatVector a1_0 = a0_0.rearrange(LOWER, a0_8);
    FloatVector a1_1 = a0_0.rearrange(UPPER, a0_8);
    FloatVector a1_2 = a0_1.rearrange(LOWER, a0_9);
    FloatVector a1_3 = a0_1.rearrange(UPPER, a0_9);
    FloatVector a1_4 = a0_2.rearrange(LOWER, a0_10);
    FloatVector a1_5 = a0_2.rearrange(UPPER, a0_10);
    FloatVector a1_6 = a0_3.rearrange(LOWER, a0_11);
    FloatVector a1_7 = a0_3.rearrange(UPPER, a0_11);
    FloatVector a1_8 = a0_4.rearrange(LOWER, a0_12);
    FloatVector a1_9 = a0_4.rearrange(UPPER, a0_12);
    FloatVector a1_10 = a0_5.rearrange(LOWER, a0_13);
    FloatVector a1_11 = a0_5.rearrange(UPPER, a0_13);
    FloatVector a1_12 = a0_6.rearrange(LOWER, a0_14);
    FloatVector a1_13 = a0_6.rearrange(UPPER, a0_14);
    FloatVector a1_14 = a0_7.rearrange(LOWER, a0_15);
    FloatVector a1_15 = a0_7.rearrange(UPPER, a0_15);

    FloatVector a2_0 = a1_0.rearrange(LOWER, a1_8);
    FloatVector a2_1 = a1_0.rearrange(UPPER, a1_8);
    FloatVector a2_2 = a1_1.rearrange(LOWER, a1_9);
    FloatVector a2_3 = a1_1.rearrange(UPPER, a1_9);
    FloatVector a2_4 = a1_2.rearrange(LOWER, a1_10);
    FloatVector a2_5 = a1_2.rearrange(UPPER, a1_10);
    FloatVector a2_6 = a1_3.rearrange(LOWER, a1_11);
    FloatVector a2_7 = a1_3.rearrange(UPPER, a1_11);
    FloatVector a2_8 = a1_4.rearrange(LOWER, a1_12);
    FloatVector a2_9 = a1_4.rearrange(UPPER, a1_12);
    FloatVector a2_10 = a1_5.rearrange(LOWER, a1_13);
    FloatVector a2_11 = a1_5.rearrange(UPPER, a1_13);
    FloatVector a2_12 = a1_6.rearrange(LOWER, a1_14);
    FloatVector a2_13 = a1_6.rearrange(UPPER, a1_14);
    FloatVector a2_14 = a1_7.rearrange(LOWER, a1_15);
    FloatVector a2_15 = a1_7.rearrange(UPPER, a1_15);

    FloatVector a3_0 = a2_0.rearrange(LOWER, a2_8);
    FloatVector a3_1 = a2_0.rearrange(UPPER, a2_8);
    FloatVector a3_2 = a2_1.rearrange(LOWER, a2_9);
    FloatVector a3_3 = a2_1.rearrange(UPPER, a2_9);
    FloatVector a3_4 = a2_2.rearrange(LOWER, a2_10);
    FloatVector a3_5 = a2_2.rearrange(UPPER, a2_10);
    FloatVector a3_6 = a2_3.rearrange(LOWER, a2_11);
    FloatVector a3_7 = a2_3.rearrange(UPPER, a2_11);
    FloatVector a3_8 = a2_4.rearrange(LOWER, a2_12);
    FloatVector a3_9 = a2_4.rearrange(UPPER, a2_12);
    FloatVector a3_10 = a2_5.rearrange(LOWER, a2_13);
    FloatVector a3_11 = a2_5.rearrange(UPPER, a2_13);
    FloatVector a3_12 = a2_6.rearrange(LOWER, a2_14);
    FloatVector a3_13 = a2_6.rearrange(UPPER, a2_14);
    FloatVector a3_14 = a2_7.rearrange(LOWER, a2_15);
    FloatVector a3_15 = a2_7.rearrange(UPPER, a2_15);

    FloatVector a4_0 = a3_0.rearrange(LOWER, a3_8);
    FloatVector a4_1 = a3_0.rearrange(UPPER, a3_8);
    FloatVector a4_2 = a3_1.rearrange(LOWER, a3_9);
    FloatVector a4_3 = a3_1.rearrange(UPPER, a3_9);
    FloatVector a4_4 = a3_2.rearrange(LOWER, a3_10);
    FloatVector a4_5 = a3_2.rearrange(UPPER, a3_10);
    FloatVector a4_6 = a3_3.rearrange(LOWER, a3_11);
    FloatVector a4_7 = a3_3.rearrange(UPPER, a3_11);
    FloatVector a4_8 = a3_4.rearrange(LOWER, a3_12);
    FloatVector a4_9 = a3_4.rearrange(UPPER, a3_12);
    FloatVector a4_10 = a3_5.rearrange(LOWER, a3_13);
    FloatVector a4_11 = a3_5.rearrange(UPPER, a3_13);
    FloatVector a4_12 = a3_6.rearrange(LOWER, a3_14);
    FloatVector a4_13 = a3_6.rearrange(UPPER, a3_14);
    FloatVector a4_14 = a3_7.rearrange(LOWER, a3_15);
    FloatVector a4_15 = a3_7.rearrange(UPPER, a3_15);

    a4_0.intoArray(to, toBase + 0 * toStride);
    a4_1.intoArray(to, toBase + 1 * toStride);
    a4_2.intoArray(to, toBase + 2 * toStride);
    a4_3.intoArray(to, toBase + 3 * toStride);
    a4_4.intoArray(to, toBase + 4 * toStride);
    a4_5.intoArray(to, toBase + 5 * toStride);
    a4_6.intoArray(to, toBase + 6 * toStride);
    a4_7.intoArray(to, toBase + 7 * toStride);
    a4_8.intoArray(to, toBase + 8 * toStride);
    a4_9.intoArray(to, toBase + 9 * toStride);
    a4_10.intoArray(to, toBase + 10 * toStride);
    a4_11.intoArray(to, toBase + 11 * toStride);
    a4_12.intoArray(to, toBase + 12 * toStride);
    a4_13.intoArray(to, toBase + 13 * toStride);
    a4_14.intoArray(to, toBase + 14 * toStride);
    a4_15.intoArray(to, toBase + 15 * toStride);
  }
}
