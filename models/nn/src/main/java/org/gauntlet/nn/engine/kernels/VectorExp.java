package org.gauntlet.nn.engine.kernels;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Transcendental} in vectors, with the same bits. Both loops spell out exp: a method of its
 * own is taken into them only as long as the compiler has seen it called often enough, and a call
 * that stays one boxes its vectors, which was seen to make an LSTM six times slower.
 */
final class VectorExp {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;
  private static final int SIGN = Integer.MIN_VALUE;

  private VectorExp() {}

  /** The logistic function of n values, a multiple of a vector's lanes. */
  static void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector rounding = broadcast(SPECIES, Transcendental.ROUNDING);
    FloatVector one = broadcast(SPECIES, 1);
    for (int i = 0; i < n; i += SPECIES.length()) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i).neg();
      FloatVector bounded = v.min(Transcendental.HIGHEST).max(Transcendental.LOWEST);
      FloatVector shifted = bounded.fma(broadcast(SPECIES, Transcendental.LOG2_E), rounding);
      FloatVector m = rounding.sub(shifted);
      FloatVector r = m.fma(broadcast(SPECIES, Transcendental.LN2_HIGH), bounded);
      r = m.fma(broadcast(SPECIES, Transcendental.LN2_LOW), r);
      FloatVector p =
          r.fma(broadcast(SPECIES, Transcendental.E6), broadcast(SPECIES, Transcendental.E5));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E4));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E3));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E2));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E1));
      FloatVector e = p.fma(r.mul(r), r).add(1);
      IntVector power = shifted.reinterpretAsInts().lanewise(LSHL, Transcendental.FRACTION_BITS);
      power = power.add(Transcendental.BITS_OF_ONE);
      one.div(e.mul(power.reinterpretAsFloats()).add(1)).intoArray(y, yAt + i);
    }
  }

  /** The hyperbolic tangent of n values, a multiple of a vector's lanes. */
  static void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector rounding = broadcast(SPECIES, Transcendental.ROUNDING);
    for (int i = 0; i < n; i += SPECIES.length()) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = v.abs();
      FloatVector bounded = size.add(size).min(Transcendental.HIGHEST).max(Transcendental.LOWEST);
      FloatVector shifted = bounded.fma(broadcast(SPECIES, Transcendental.LOG2_E), rounding);
      FloatVector m = rounding.sub(shifted);
      FloatVector r = m.fma(broadcast(SPECIES, Transcendental.LN2_HIGH), bounded);
      r = m.fma(broadcast(SPECIES, Transcendental.LN2_LOW), r);
      FloatVector p =
          r.fma(broadcast(SPECIES, Transcendental.E6), broadcast(SPECIES, Transcendental.E5));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E4));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E3));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E2));
      p = p.fma(r, broadcast(SPECIES, Transcendental.E1));
      FloatVector e = p.fma(r.mul(r), r).add(1);
      IntVector power = shifted.reinterpretAsInts().lanewise(LSHL, Transcendental.FRACTION_BITS);
      power = power.add(Transcendental.BITS_OF_ONE);
      FloatVector far = broadcast(SPECIES, 2).div(e.mul(power.reinterpretAsFloats()).add(1));
      IntVector sign = v.reinterpretAsInts().and(SIGN);
      FloatVector signed =
          broadcast(SPECIES, 1).sub(far).reinterpretAsInts().or(sign).reinterpretAsFloats();
      FloatVector z = v.mul(v);
      FloatVector q =
          z.fma(broadcast(SPECIES, Transcendental.T9), broadcast(SPECIES, Transcendental.T7));
      q = q.fma(z, broadcast(SPECIES, Transcendental.T5));
      q = q.fma(z, broadcast(SPECIES, Transcendental.T3));
      q = q.fma(z, broadcast(SPECIES, Transcendental.T1));
      FloatVector near = q.mul(z).fma(v, v);
      signed.blend(near, size.compare(LT, Transcendental.SEAM)).intoArray(y, yAt + i);
    }
  }
}
