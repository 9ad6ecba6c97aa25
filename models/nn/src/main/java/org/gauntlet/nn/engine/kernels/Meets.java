package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Written by TileWriter; not to be edited. Sums of 16 lanes. */
final class Meets {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private static final VectorShuffle<Float> LOWER = ChosenSpecies.turns(0);

  private static final VectorShuffle<Float> UPPER = ChosenSpecies.turns(SPECIES.length() / 2);

  private Meets() {}

  /** to[at + i] = the sum of lanes 16 i to 16 i + 15, for as many i as there are lanes: 4. */
  static void meet4(float[] sums, int base, float[] to, int at) {
    FloatVector a0_0 =
        FloatVector.fromArray(SPECIES, sums, base + 0)
            .add(FloatVector.fromArray(SPECIES, sums, base + 8))
            .add(
                FloatVector.fromArray(SPECIES, sums, base + 4)
                    .add(FloatVector.fromArray(SPECIES, sums, base + 12)));
    FloatVector a0_1 =
        FloatVector.fromArray(SPECIES, sums, base + 16)
            .add(FloatVector.fromArray(SPECIES, sums, base + 24))
            .add(
                FloatVector.fromArray(SPECIES, sums, base + 20)
                    .add(FloatVector.fromArray(SPECIES, sums, base + 28)));
    FloatVector a0_2 =
        FloatVector.fromArray(SPECIES, sums, base + 32)
            .add(FloatVector.fromArray(SPECIES, sums, base + 40))
            .add(
                FloatVector.fromArray(SPECIES, sums, base + 36)
                    .add(FloatVector.fromArray(SPECIES, sums, base + 44)));
    FloatVector a0_3 =
        FloatVector.fromArray(SPECIES, sums, base + 48)
            .add(FloatVector.fromArray(SPECIES, sums, base + 56))
            .add(
                FloatVector.fromArray(SPECIES, sums, base + 52)
                    .add(FloatVector.fromArray(SPECIES, sums, base + 60)));
    FloatVector a1_0 = a0_0.rearrange(LOWER, a0_2).add(a0_0.rearrange(UPPER, a0_2));
    FloatVector a1_1 = a0_1.rearrange(LOWER, a0_3).add(a0_1.rearrange(UPPER, a0_3));
    FloatVector a2_0 = a1_0.rearrange(LOWER, a1_1).add(a1_0.rearrange(UPPER, a1_1));
    a2_0.intoArray(to, at);
  }

  /** to[at + i] = the sum of lanes 16 i to 16 i + 15, for as many i as there are lanes: 8. */
  static void meet8(float[] sums, int base, float[] to, int at) {
    FloatVector a0_0 =
        FloatVector.fromArray(SPECIES, sums, base + 0)
            .add(FloatVector.fromArray(SPECIES, sums, base + 8));
    FloatVector a0_1 =
        FloatVector.fromArray(SPECIES, sums, base + 16)
            .add(FloatVector.fromArray(SPECIES, sums, base + 24));
    FloatVector a0_2 =
        FloatVector.fromArray(SPECIES, sums, base + 32)
            .add(FloatVector.fromArray(SPECIES, sums, base + 40));
    FloatVector a0_3 =
        FloatVector.fromArray(SPECIES, sums, base + 48)
            .add(FloatVector.fromArray(SPECIES, sums, base + 56));
    FloatVector a0_4 =
        FloatVector.fromArray(SPECIES, sums, base + 64)
            .add(FloatVector.fromArray(SPECIES, sums, base + 72));
    FloatVector a0_5 =
        FloatVector.fromArray(SPECIES, sums, base + 80)
            .add(FloatVector.fromArray(SPECIES, sums, base + 88));
    FloatVector a0_6 =
        FloatVector.fromArray(SPECIES, sums, base + 96)
            .add(FloatVector.fromArray(SPECIES, sums, base + 104));
    FloatVector a0_7 =
        FloatVector.fromArray(SPECIES, sums, base + 112)
            .add(FloatVector.fromArray(SPECIES, sums, base + 120));
    FloatVector a1_0 = a0_0.rearrange(LOWER, a0_4).add(a0_0.rearrange(UPPER, a0_4));
    FloatVector a1_1 = a0_1.rearrange(LOWER, a0_5).add(a0_1.rearrange(UPPER, a0_5));
    FloatVector a1_2 = a0_2.rearrange(LOWER, a0_6).add(a0_2.rearrange(UPPER, a0_6));
    FloatVector a1_3 = a0_3.rearrange(LOWER, a0_7).add(a0_3.rearrange(UPPER, a0_7));
    FloatVector a2_0 = a1_0.rearrange(LOWER, a1_2).add(a1_0.rearrange(UPPER, a1_2));
    FloatVector a2_1 = a1_1.rearrange(LOWER, a1_3).add(a1_1.rearrange(UPPER, a1_3));
    FloatVector a3_0 = a2_0.rearrange(LOWER, a2_1).add(a2_0.rearrange(UPPER, a2_1));
    a3_0.intoArray(to, at);
  }

  /** to[at + i] = the sum of lanes 16 i to 16 i + 15, for as many i as there are lanes: 16. */
  static void meet16(float[] sums, int base, float[] to, int at) {
    FloatVector a0_0 = FloatVector.fromArray(SPECIES, sums, base + 0);
    FloatVector a0_1 = FloatVector.fromArray(SPECIES, sums, base + 16);
    FloatVector a0_2 = FloatVector.fromArray(SPECIES, sums, base + 32);
    FloatVector a0_3 = FloatVector.fromArray(SPECIES, sums, base + 48);
    FloatVector a0_4 = FloatVector.fromArray(SPECIES, sums, base + 64);
    FloatVector a0_5 = FloatVector.fromArray(SPECIES, sums, base + 80);
    FloatVector a0_6 = FloatVector.fromArray(SPECIES, sums, base + 96);
    FloatVector a0_7 = FloatVector.fromArray(SPECIES, sums, base + 112);
    FloatVector a0_8 = FloatVector.fromArray(SPECIES, sums, base + 128);
    FloatVector a0_9 = FloatVector.fromArray(SPECIES, sums, base + 144);
    FloatVector a0_10 = FloatVector.fromArray(SPECIES, sums, base + 160);
    FloatVector a0_11 = FloatVector.fromArray(SPECIES, sums, base + 176);
    FloatVector a0_12 = FloatVector.fromArray(SPECIES, sums, base + 192);
    FloatVector a0_13 = FloatVector.fromArray(SPECIES, sums, base + 208);
    FloatVector a0_14 = FloatVector.fromArray(SPECIES, sums, base + 224);
    FloatVector a0_15 = FloatVector.fromArray(SPECIES, sums, base + 240);
    FloatVector a1_0 = a0_0.rearrange(LOWER, a0_8).add(a0_0.rearrange(UPPER, a0_8));
    FloatVector a1_1 = a0_1.rearrange(LOWER, a0_9).add(a0_1.rearrange(UPPER, a0_9));
    FloatVector a1_2 = a0_2.rearrange(LOWER, a0_10).add(a0_2.rearrange(UPPER, a0_10));
    FloatVector a1_3 = a0_3.rearrange(LOWER, a0_11).add(a0_3.rearrange(UPPER, a0_11));
    FloatVector a1_4 = a0_4.rearrange(LOWER, a0_12).add(a0_4.rearrange(UPPER, a0_12));
    FloatVector a1_5 = a0_5.rearrange(LOWER, a0_13).add(a0_5.rearrange(UPPER, a0_13));
    FloatVector a1_6 = a0_6.rearrange(LOWER, a0_14).add(a0_6.rearrange(UPPER, a0_14));
    FloatVector a1_7 = a0_7.rearrange(LOWER, a0_15).add(a0_7.rearrange(UPPER, a0_15));
    FloatVector a2_0 = a1_0.rearrange(LOWER, a1_4).add(a1_0.rearrange(UPPER, a1_4));
    FloatVector a2_1 = a1_1.rearrange(LOWER, a1_5).add(a1_1.rearrange(UPPER, a1_5));
    FloatVector a2_2 = a1_2.rearrange(LOWER, a1_6).add(a1_2.rearrange(UPPER, a1_6));
    FloatVector a2_3 = a1_3.rearrange(LOWER, a1_7).add(a1_3.rearrange(UPPER, a1_7));
    FloatVector a3_0 = a2_0.rearrange(LOWER, a2_2).add(a2_0.rearrange(UPPER, a2_2));
    FloatVector a3_1 = a2_1.rearrange(LOWER, a2_3).add(a2_1.rearrange(UPPER, a2_3));
    FloatVector a4_0 = a3_0.rearrange(LOWER, a3_1).add(a3_0.rearrange(UPPER, a3_1));
    a4_0.intoArray(to, at);
  }
}
