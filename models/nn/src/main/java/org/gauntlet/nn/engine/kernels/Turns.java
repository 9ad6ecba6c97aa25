package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Written by TileWriter; not to be edited. Squares that are turned in registers. */
final class Turns {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private static final VectorShuffle<Float> LOWER = ChosenSpecies.turns(0);

  private static final VectorShuffle<Float> UPPER = ChosenSpecies.turns(SPECIES.length() / 2);

  private Turns() {}

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
