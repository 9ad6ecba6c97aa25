package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Written by TileWriter; not to be edited. Channels times taps, in registers while it runs over
 * pixels.
 */
final class Outers {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private Outers() {}

  /** Channel r, tap v: sums[place_v + r * GROUP] += the sum of every GROUP-th product. */
  static void outer8x3(
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
      int n) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, place0 + 0 * Kernels.GROUP);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, place1 + 0 * Kernels.GROUP);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, sums, place2 + 0 * Kernels.GROUP);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, sums, place0 + 1 * Kernels.GROUP);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, sums, place1 + 1 * Kernels.GROUP);
    FloatVector a1_2 = FloatVector.fromArray(SPECIES, sums, place2 + 1 * Kernels.GROUP);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, sums, place0 + 2 * Kernels.GROUP);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, sums, place1 + 2 * Kernels.GROUP);
    FloatVector a2_2 = FloatVector.fromArray(SPECIES, sums, place2 + 2 * Kernels.GROUP);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, sums, place0 + 3 * Kernels.GROUP);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, sums, place1 + 3 * Kernels.GROUP);
    FloatVector a3_2 = FloatVector.fromArray(SPECIES, sums, place2 + 3 * Kernels.GROUP);
    FloatVector a4_0 = FloatVector.fromArray(SPECIES, sums, place0 + 4 * Kernels.GROUP);
    FloatVector a4_1 = FloatVector.fromArray(SPECIES, sums, place1 + 4 * Kernels.GROUP);
    FloatVector a4_2 = FloatVector.fromArray(SPECIES, sums, place2 + 4 * Kernels.GROUP);
    FloatVector a5_0 = FloatVector.fromArray(SPECIES, sums, place0 + 5 * Kernels.GROUP);
    FloatVector a5_1 = FloatVector.fromArray(SPECIES, sums, place1 + 5 * Kernels.GROUP);
    FloatVector a5_2 = FloatVector.fromArray(SPECIES, sums, place2 + 5 * Kernels.GROUP);
    FloatVector a6_0 = FloatVector.fromArray(SPECIES, sums, place0 + 6 * Kernels.GROUP);
    FloatVector a6_1 = FloatVector.fromArray(SPECIES, sums, place1 + 6 * Kernels.GROUP);
    FloatVector a6_2 = FloatVector.fromArray(SPECIES, sums, place2 + 6 * Kernels.GROUP);
    FloatVector a7_0 = FloatVector.fromArray(SPECIES, sums, place0 + 7 * Kernels.GROUP);
    FloatVector a7_1 = FloatVector.fromArray(SPECIES, sums, place1 + 7 * Kernels.GROUP);
    FloatVector a7_2 = FloatVector.fromArray(SPECIES, sums, place2 + 7 * Kernels.GROUP);
    for (int i = 0; i < n; i += Kernels.GROUP) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, x0 + i);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + i);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x, x2 + i);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, gBase + 0 * stride + i);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      a0_2 = g0.fma(u2, a0_2);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, gBase + 1 * stride + i);
      a1_0 = g1.fma(u0, a1_0);
      a1_1 = g1.fma(u1, a1_1);
      a1_2 = g1.fma(u2, a1_2);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, gBase + 2 * stride + i);
      a2_0 = g2.fma(u0, a2_0);
      a2_1 = g2.fma(u1, a2_1);
      a2_2 = g2.fma(u2, a2_2);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, gBase + 3 * stride + i);
      a3_0 = g3.fma(u0, a3_0);
      a3_1 = g3.fma(u1, a3_1);
      a3_2 = g3.fma(u2, a3_2);
      FloatVector g4 = FloatVector.fromArray(SPECIES, g, gBase + 4 * stride + i);
      a4_0 = g4.fma(u0, a4_0);
      a4_1 = g4.fma(u1, a4_1);
      a4_2 = g4.fma(u2, a4_2);
      FloatVector g5 = FloatVector.fromArray(SPECIES, g, gBase + 5 * stride + i);
      a5_0 = g5.fma(u0, a5_0);
      a5_1 = g5.fma(u1, a5_1);
      a5_2 = g5.fma(u2, a5_2);
      FloatVector g6 = FloatVector.fromArray(SPECIES, g, gBase + 6 * stride + i);
      a6_0 = g6.fma(u0, a6_0);
      a6_1 = g6.fma(u1, a6_1);
      a6_2 = g6.fma(u2, a6_2);
      FloatVector g7 = FloatVector.fromArray(SPECIES, g, gBase + 7 * stride + i);
      a7_0 = g7.fma(u0, a7_0);
      a7_1 = g7.fma(u1, a7_1);
      a7_2 = g7.fma(u2, a7_2);
    }
    a0_0.intoArray(sums, place0 + 0 * Kernels.GROUP);
    a0_1.intoArray(sums, place1 + 0 * Kernels.GROUP);
    a0_2.intoArray(sums, place2 + 0 * Kernels.GROUP);
    a1_0.intoArray(sums, place0 + 1 * Kernels.GROUP);
    a1_1.intoArray(sums, place1 + 1 * Kernels.GROUP);
    a1_2.intoArray(sums, place2 + 1 * Kernels.GROUP);
    a2_0.intoArray(sums, place0 + 2 * Kernels.GROUP);
    a2_1.intoArray(sums, place1 + 2 * Kernels.GROUP);
    a2_2.intoArray(sums, place2 + 2 * Kernels.GROUP);
    a3_0.intoArray(sums, place0 + 3 * Kernels.GROUP);
    a3_1.intoArray(sums, place1 + 3 * Kernels.GROUP);
    a3_2.intoArray(sums, place2 + 3 * Kernels.GROUP);
    a4_0.intoArray(sums, place0 + 4 * Kernels.GROUP);
    a4_1.intoArray(sums, place1 + 4 * Kernels.GROUP);
    a4_2.intoArray(sums, place2 + 4 * Kernels.GROUP);
    a5_0.intoArray(sums, place0 + 5 * Kernels.GROUP);
    a5_1.intoArray(sums, place1 + 5 * Kernels.GROUP);
    a5_2.intoArray(sums, place2 + 5 * Kernels.GROUP);
    a6_0.intoArray(sums, place0 + 6 * Kernels.GROUP);
    a6_1.intoArray(sums, place1 + 6 * Kernels.GROUP);
    a6_2.intoArray(sums, place2 + 6 * Kernels.GROUP);
    a7_0.intoArray(sums, place0 + 7 * Kernels.GROUP);
    a7_1.intoArray(sums, place1 + 7 * Kernels.GROUP);
    a7_2.intoArray(sums, place2 + 7 * Kernels.GROUP);
  }

  /** Channel r, tap v: sums[place_v + r * GROUP] += the sum of every GROUP-th product. */
  static void outer4x2(
      float[] g,
      int gBase,
      int stride,
      float[] x,
      int x0,
      int x1,
      float[] sums,
      int place0,
      int place1,
      int n) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, place0 + 0 * Kernels.GROUP);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, place1 + 0 * Kernels.GROUP);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, sums, place0 + 1 * Kernels.GROUP);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, sums, place1 + 1 * Kernels.GROUP);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, sums, place0 + 2 * Kernels.GROUP);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, sums, place1 + 2 * Kernels.GROUP);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, sums, place0 + 3 * Kernels.GROUP);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, sums, place1 + 3 * Kernels.GROUP);
    for (int i = 0; i < n; i += Kernels.GROUP) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, x0 + i);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + i);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, gBase + 0 * stride + i);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, gBase + 1 * stride + i);
      a1_0 = g1.fma(u0, a1_0);
      a1_1 = g1.fma(u1, a1_1);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, gBase + 2 * stride + i);
      a2_0 = g2.fma(u0, a2_0);
      a2_1 = g2.fma(u1, a2_1);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, gBase + 3 * stride + i);
      a3_0 = g3.fma(u0, a3_0);
      a3_1 = g3.fma(u1, a3_1);
    }
    a0_0.intoArray(sums, place0 + 0 * Kernels.GROUP);
    a0_1.intoArray(sums, place1 + 0 * Kernels.GROUP);
    a1_0.intoArray(sums, place0 + 1 * Kernels.GROUP);
    a1_1.intoArray(sums, place1 + 1 * Kernels.GROUP);
    a2_0.intoArray(sums, place0 + 2 * Kernels.GROUP);
    a2_1.intoArray(sums, place1 + 2 * Kernels.GROUP);
    a3_0.intoArray(sums, place0 + 3 * Kernels.GROUP);
    a3_1.intoArray(sums, place1 + 3 * Kernels.GROUP);
  }

  /** Channel r, tap v: sums[place_v + r * GROUP] += the sum of every GROUP-th product. */
  static void outer1x8(
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
      int n) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, place0 + 0 * Kernels.GROUP);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, place1 + 0 * Kernels.GROUP);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, sums, place2 + 0 * Kernels.GROUP);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, sums, place3 + 0 * Kernels.GROUP);
    FloatVector a0_4 = FloatVector.fromArray(SPECIES, sums, place4 + 0 * Kernels.GROUP);
    FloatVector a0_5 = FloatVector.fromArray(SPECIES, sums, place5 + 0 * Kernels.GROUP);
    FloatVector a0_6 = FloatVector.fromArray(SPECIES, sums, place6 + 0 * Kernels.GROUP);
    FloatVector a0_7 = FloatVector.fromArray(SPECIES, sums, place7 + 0 * Kernels.GROUP);
    for (int i = 0; i < n; i += Kernels.GROUP) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, x0 + i);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + i);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x, x2 + i);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x, x3 + i);
      FloatVector u4 = FloatVector.fromArray(SPECIES, x, x4 + i);
      FloatVector u5 = FloatVector.fromArray(SPECIES, x, x5 + i);
      FloatVector u6 = FloatVector.fromArray(SPECIES, x, x6 + i);
      FloatVector u7 = FloatVector.fromArray(SPECIES, x, x7 + i);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, gBase + 0 * stride + i);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      a0_2 = g0.fma(u2, a0_2);
      a0_3 = g0.fma(u3, a0_3);
      a0_4 = g0.fma(u4, a0_4);
      a0_5 = g0.fma(u5, a0_5);
      a0_6 = g0.fma(u6, a0_6);
      a0_7 = g0.fma(u7, a0_7);
    }
    a0_0.intoArray(sums, place0 + 0 * Kernels.GROUP);
    a0_1.intoArray(sums, place1 + 0 * Kernels.GROUP);
    a0_2.intoArray(sums, place2 + 0 * Kernels.GROUP);
    a0_3.intoArray(sums, place3 + 0 * Kernels.GROUP);
    a0_4.intoArray(sums, place4 + 0 * Kernels.GROUP);
    a0_5.intoArray(sums, place5 + 0 * Kernels.GROUP);
    a0_6.intoArray(sums, place6 + 0 * Kernels.GROUP);
    a0_7.intoArray(sums, place7 + 0 * Kernels.GROUP);
  }
}
