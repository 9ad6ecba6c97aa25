package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Written by TileWriter; not to be edited. Four lines times four, over pairs of lines. */
final class Squares {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private Squares() {}

  /** Line r of g, line v of x: sums[base + (r * 4 + v) * GROUP] += the sum of their products. */
  static void square4x4(
      int[] targets,
      int[] sources,
      float[] g,
      int gBase,
      int gStride,
      float[] x,
      int xBase,
      int xStride,
      float[] sums,
      int base,
      int width) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, base + (0 * 4 + 0) * Kernels.GROUP);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, base + (0 * 4 + 1) * Kernels.GROUP);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, sums, base + (0 * 4 + 2) * Kernels.GROUP);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, sums, base + (0 * 4 + 3) * Kernels.GROUP);
    FloatVector a1_0 = FloatVector.fromArray(SPECIES, sums, base + (1 * 4 + 0) * Kernels.GROUP);
    FloatVector a1_1 = FloatVector.fromArray(SPECIES, sums, base + (1 * 4 + 1) * Kernels.GROUP);
    FloatVector a1_2 = FloatVector.fromArray(SPECIES, sums, base + (1 * 4 + 2) * Kernels.GROUP);
    FloatVector a1_3 = FloatVector.fromArray(SPECIES, sums, base + (1 * 4 + 3) * Kernels.GROUP);
    FloatVector a2_0 = FloatVector.fromArray(SPECIES, sums, base + (2 * 4 + 0) * Kernels.GROUP);
    FloatVector a2_1 = FloatVector.fromArray(SPECIES, sums, base + (2 * 4 + 1) * Kernels.GROUP);
    FloatVector a2_2 = FloatVector.fromArray(SPECIES, sums, base + (2 * 4 + 2) * Kernels.GROUP);
    FloatVector a2_3 = FloatVector.fromArray(SPECIES, sums, base + (2 * 4 + 3) * Kernels.GROUP);
    FloatVector a3_0 = FloatVector.fromArray(SPECIES, sums, base + (3 * 4 + 0) * Kernels.GROUP);
    FloatVector a3_1 = FloatVector.fromArray(SPECIES, sums, base + (3 * 4 + 1) * Kernels.GROUP);
    FloatVector a3_2 = FloatVector.fromArray(SPECIES, sums, base + (3 * 4 + 2) * Kernels.GROUP);
    FloatVector a3_3 = FloatVector.fromArray(SPECIES, sums, base + (3 * 4 + 3) * Kernels.GROUP);
    for (int i = 0; i < targets.length; i++) {
      int target = gBase + targets[i] * width;
      int source = xBase + sources[i] * width;
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, source + 0 * xStride);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, source + 1 * xStride);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x, source + 2 * xStride);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x, source + 3 * xStride);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, target + 0 * gStride);
      a0_0 = g0.fma(u0, a0_0);
      a0_1 = g0.fma(u1, a0_1);
      a0_2 = g0.fma(u2, a0_2);
      a0_3 = g0.fma(u3, a0_3);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, target + 1 * gStride);
      a1_0 = g1.fma(u0, a1_0);
      a1_1 = g1.fma(u1, a1_1);
      a1_2 = g1.fma(u2, a1_2);
      a1_3 = g1.fma(u3, a1_3);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, target + 2 * gStride);
      a2_0 = g2.fma(u0, a2_0);
      a2_1 = g2.fma(u1, a2_1);
      a2_2 = g2.fma(u2, a2_2);
      a2_3 = g2.fma(u3, a2_3);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, target + 3 * gStride);
      a3_0 = g3.fma(u0, a3_0);
      a3_1 = g3.fma(u1, a3_1);
      a3_2 = g3.fma(u2, a3_2);
      a3_3 = g3.fma(u3, a3_3);
    }
    a0_0.intoArray(sums, base + (0 * 4 + 0) * Kernels.GROUP);
    a0_1.intoArray(sums, base + (0 * 4 + 1) * Kernels.GROUP);
    a0_2.intoArray(sums, base + (0 * 4 + 2) * Kernels.GROUP);
    a0_3.intoArray(sums, base + (0 * 4 + 3) * Kernels.GROUP);
    a1_0.intoArray(sums, base + (1 * 4 + 0) * Kernels.GROUP);
    a1_1.intoArray(sums, base + (1 * 4 + 1) * Kernels.GROUP);
    a1_2.intoArray(sums, base + (1 * 4 + 2) * Kernels.GROUP);
    a1_3.intoArray(sums, base + (1 * 4 + 3) * Kernels.GROUP);
    a2_0.intoArray(sums, base + (2 * 4 + 0) * Kernels.GROUP);
    a2_1.intoArray(sums, base + (2 * 4 + 1) * Kernels.GROUP);
    a2_2.intoArray(sums, base + (2 * 4 + 2) * Kernels.GROUP);
    a2_3.intoArray(sums, base + (2 * 4 + 3) * Kernels.GROUP);
    a3_0.intoArray(sums, base + (3 * 4 + 0) * Kernels.GROUP);
    a3_1.intoArray(sums, base + (3 * 4 + 1) * Kernels.GROUP);
    a3_2.intoArray(sums, base + (3 * 4 + 2) * Kernels.GROUP);
    a3_3.intoArray(sums, base + (3 * 4 + 3) * Kernels.GROUP);
  }
}
