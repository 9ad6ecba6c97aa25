package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The registers that all vector kernels use, chosen once. */
final class ChosenSpecies {
  static final VectorSpecies<Float> FLOATS = of(ChosenKernels.WISH);

  private ChosenSpecies() {}

  private static VectorSpecies<Float> of(String wish) {
    return switch (wish) {
      case "128", "256", "512" ->
          VectorSpecies.of(float.class, VectorShape.forBitSize(Integer.parseInt(wish)));
      default -> FloatVector.SPECIES_PREFERRED;
    };
  }
}
