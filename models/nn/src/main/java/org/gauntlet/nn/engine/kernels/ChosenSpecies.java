package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The registers that all vector kernels use, chosen once. */
final class ChosenSpecies {
  static final VectorSpecies<Float> FLOATS = of(Wish.KERNELS);

  private ChosenSpecies() {}

  /**
   * Lanes of two vectors in turns, from this one on. A place below zero is one of the second
   * vector, counted from its end.
   */
  static VectorShuffle<Float> turns(int first) {
    int lanes = FLOATS.length();
    return VectorShuffle.fromOp(FLOATS, i -> first + i / 2 - (i % 2 == 0 ? 0 : lanes));
  }

  private static VectorSpecies<Float> of(String wish) {
    return switch (wish) {
      case "128", "256", "512" ->
          VectorSpecies.of(float.class, VectorShape.forBitSize(Integer.parseInt(wish)));
      default -> FloatVector.SPECIES_PREFERRED;
    };
  }
}
