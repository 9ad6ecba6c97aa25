package org.gauntlet.nn.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** An LSTM's cell in vectors; see {@link Kernels}. The number of floats is a multiple of theirs. */
final class LstmVectors {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

  private LstmVectors() {}

  static void remember(float[] gates, int at, float[] k, int now, int n) {
    for (int l = 0; l < n; l += SPECIES.length()) {
      FloatVector i = FloatVector.fromArray(SPECIES, gates, at + l);
      FloatVector f = FloatVector.fromArray(SPECIES, gates, at + 2 * n + l);
      FloatVector g = FloatVector.fromArray(SPECIES, gates, at + 3 * n + l);
      FloatVector.fromArray(SPECIES, k, now + l).fma(f, i.mul(g)).intoArray(k, now + n + l);
    }
  }

  static void forget(
      float[] gates,
      int at,
      float[] k,
      float[] bent,
      int now,
      float[] carry,
      float[] beside,
      float[] slopes,
      int n) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int l = 0; l < n; l += SPECIES.length()) {
      FloatVector i = FloatVector.fromArray(SPECIES, gates, at + l);
      FloatVector o = FloatVector.fromArray(SPECIES, gates, at + n + l);
      FloatVector f = FloatVector.fromArray(SPECIES, gates, at + 2 * n + l);
      FloatVector g = FloatVector.fromArray(SPECIES, gates, at + 3 * n + l);
      FloatVector curve = FloatVector.fromArray(SPECIES, bent, now + l);
      FloatVector h = FloatVector.fromArray(SPECIES, carry, l);
      FloatVector old = FloatVector.fromArray(SPECIES, beside, l);
      FloatVector slope = h.mul(o).fma(curve.neg().fma(curve, one), old);
      slope.mul(g).mul(i.mul(one.sub(i))).intoArray(slopes, at + l);
      h.mul(curve).mul(o.mul(one.sub(o))).intoArray(slopes, at + n + l);
      FloatVector.fromArray(SPECIES, k, now + l)
          .mul(slope)
          .mul(f.mul(one.sub(f)))
          .intoArray(slopes, at + 2 * n + l);
      slope.mul(i).mul(g.neg().fma(g, one)).intoArray(slopes, at + 3 * n + l);
      slope.mul(f).intoArray(beside, l);
    }
  }
}
