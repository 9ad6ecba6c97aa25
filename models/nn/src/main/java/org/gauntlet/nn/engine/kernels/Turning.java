package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns matrices a square of registers at a time. Interleaving the upper and the lower half of a
 * square moves the highest bit of a number's place to the bottom; after as many rounds as a lane's
 * number has bits, rows and columns have changed places.
 */
final class Turning {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;
  private static final int LANES = SPECIES.length();
  private static final int HALF = LANES / 2;
  private static final int ROUNDS = Integer.numberOfTrailingZeros(LANES);
  private static final VectorShuffle<Float> FRONT = VectorShuffle.fromOp(SPECIES, i -> i / 2);
  private static final VectorShuffle<Float> BACK = VectorShuffle.fromOp(SPECIES, i -> HALF + i / 2);
  private static final VectorMask<Float> ODD = odd();

  private Turning() {}

  /** See {@link Kernels#turn}; both sides are multiples of the register's lanes. */
  static void squares(
      float[] from,
      int fromBase,
      int fromStride,
      float[] to,
      int toBase,
      int toStride,
      int height,
      int breadth,
      float[] room) {
    int square = 0;
    int turned = LANES * LANES;
    for (int i = 0; i < height; i += LANES) {
      for (int j = 0; j < breadth; j += LANES) {
        interleave(from, fromBase + i * fromStride + j, fromStride, room, square, LANES);
        for (int round = 2; round < ROUNDS; round++) {
          interleave(room, square, LANES, room, turned, LANES);
          int last = square;
          square = turned;
          turned = last;
        }
        interleave(room, square, LANES, to, toBase + j * toStride + i, toStride);
      }
    }
  }

  private static void interleave(
      float[] from, int fromBase, int fromStride, float[] to, int toBase, int toStride) {
    for (int i = 0; i < HALF; i++) {
      FloatVector a = FloatVector.fromArray(SPECIES, from, fromBase + i * fromStride);
      FloatVector b = FloatVector.fromArray(SPECIES, from, fromBase + (i + HALF) * fromStride);
      FloatVector front = a.rearrange(FRONT).blend(b.rearrange(FRONT), ODD);
      FloatVector back = a.rearrange(BACK).blend(b.rearrange(BACK), ODD);
      front.intoArray(to, toBase + 2 * i * toStride);
      back.intoArray(to, toBase + (2 * i + 1) * toStride);
    }
  }

  private static VectorMask<Float> odd() {
    boolean[] odd = new boolean[LANES];
    for (int i = 1; i < LANES; i += 2) {
      odd[i] = true;
    }
    return VectorMask.fromArray(SPECIES, odd, 0);
  }
}
