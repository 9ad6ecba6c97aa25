package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Written by TileWriter; not to be edited. A tile keeps the sums of some rows times some columns in
 * registers while it runs over taps or pixels.
 */
final class Tiles {
  static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private Tiles() {}

  /** Channel r, column v: y[target_v + r * stride] = start_r + the sum of weight_r * x. */
  static void product8x2(
      int[] shifts,
      int[] taps,
      float[] weights,
      int weightBase,
      float[] start,
      int startBase,
      float[] x,
      int source0,
      int source1,
      float[] y,
      int target0,
      int target1,
      int stride,
      int width) {
    FloatVector a0_0 = FloatVector.broadcast(SPECIES, start[startBase + 0]);
    FloatVector a0_1 = a0_0;
    FloatVector a1_0 = FloatVector.broadcast(SPECIES, start[startBase + 1]);
    FloatVector a1_1 = a1_0;
    FloatVector a2_0 = FloatVector.broadcast(SPECIES, start[startBase + 2]);
    FloatVector a2_1 = a2_0;
    FloatVector a3_0 = FloatVector.broadcast(SPECIES, start[startBase + 3]);
    FloatVector a3_1 = a3_0;
    FloatVector a4_0 = FloatVector.broadcast(SPECIES, start[startBase + 4]);
    FloatVector a4_1 = a4_0;
    FloatVector a5_0 = FloatVector.broadcast(SPECIES, start[startBase + 5]);
    FloatVector a5_1 = a5_0;
    FloatVector a6_0 = FloatVector.broadcast(SPECIES, start[startBase + 6]);
    FloatVector a6_1 = a6_0;
    FloatVector a7_0 = FloatVector.broadcast(SPECIES, start[startBase + 7]);
    FloatVector a7_1 = a7_0;
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

  /** Channel r, column v: y[target_v + r * stride] = start_r + the sum of weight_r * x. */
  static void product4x2(
      int[] shifts,
      int[] taps,
      float[] weights,
      int weightBase,
      float[] start,
      int startBase,
      float[] x,
      int source0,
      int source1,
      float[] y,
      int target0,
      int target1,
      int stride,
      int width) {
    FloatVector a0_0 = FloatVector.broadcast(SPECIES, start[startBase + 0]);
    FloatVector a0_1 = a0_0;
    FloatVector a1_0 = FloatVector.broadcast(SPECIES, start[startBase + 1]);
    FloatVector a1_1 = a1_0;
    FloatVector a2_0 = FloatVector.broadcast(SPECIES, start[startBase + 2]);
    FloatVector a2_1 = a2_0;
    FloatVector a3_0 = FloatVector.broadcast(SPECIES, start[startBase + 3]);
    FloatVector a3_1 = a3_0;
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
    }
    a0_0.intoArray(y, target0 + 0 * stride);
    a0_1.intoArray(y, target1 + 0 * stride);
    a1_0.intoArray(y, target0 + 1 * stride);
    a1_1.intoArray(y, target1 + 1 * stride);
    a2_0.intoArray(y, target0 + 2 * stride);
    a2_1.intoArray(y, target1 + 2 * stride);
    a3_0.intoArray(y, target0 + 3 * stride);
    a3_1.intoArray(y, target1 + 3 * stride);
  }

  /** Channel r, column v: y[target_v + r * stride] = start_r + the sum of weight_r * x. */
  static void product1x8(
      int[] shifts,
      int[] taps,
      float[] weights,
      int weightBase,
      float[] start,
      int startBase,
      float[] x,
      int source0,
      int source1,
      int source2,
      int source3,
      int source4,
      int source5,
      int source6,
      int source7,
      float[] y,
      int target0,
      int target1,
      int target2,
      int target3,
      int target4,
      int target5,
      int target6,
      int target7,
      int stride,
      int width) {
    FloatVector a0_0 = FloatVector.broadcast(SPECIES, start[startBase + 0]);
    FloatVector a0_1 = a0_0;
    FloatVector a0_2 = a0_0;
    FloatVector a0_3 = a0_0;
    FloatVector a0_4 = a0_0;
    FloatVector a0_5 = a0_0;
    FloatVector a0_6 = a0_0;
    FloatVector a0_7 = a0_0;
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t] * width;
      int tap = weightBase + taps[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, source0 + shift);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, source1 + shift);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, source2 + shift);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, source3 + shift);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, source4 + shift);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, source5 + shift);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, source6 + shift);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, source7 + shift);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[tap + 0]);
      a0_0 = x0.fma(w0, a0_0);
      a0_1 = x1.fma(w0, a0_1);
      a0_2 = x2.fma(w0, a0_2);
      a0_3 = x3.fma(w0, a0_3);
      a0_4 = x4.fma(w0, a0_4);
      a0_5 = x5.fma(w0, a0_5);
      a0_6 = x6.fma(w0, a0_6);
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
}
