package org.gauntlet.nn.engine.kernels;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Transcendental} in vectors, with the same bits. Small enough that the compiler takes each
 * method into its caller; a call that stayed one would box its vectors.
 */
final class VectorExp {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;
  private static final int SIGN = Integer.MIN_VALUE;

  private VectorExp() {}

  static FloatVector exp(FloatVector x) {
    FloatVector bounded = x.min(Transcendental.HIGHEST).max(Transcendental.LOWEST);
    FloatVector rounding = broadcast(Transcendental.ROUNDING);
    FloatVector shifted = bounded.fma(broadcast(Transcendental.LOG2_E), rounding);
    FloatVector n = rounding.sub(shifted);
    FloatVector r = n.fma(broadcast(Transcendental.LN2_HIGH), bounded);
    r = n.fma(broadcast(Transcendental.LN2_LOW), r);
    FloatVector p = r.fma(broadcast(Transcendental.E6), broadcast(Transcendental.E5));
    p = p.fma(r, broadcast(Transcendental.E4));
    p = p.fma(r, broadcast(Transcendental.E3));
    p = p.fma(r, broadcast(Transcendental.E2));
    p = p.fma(r, broadcast(Transcendental.E1));
    FloatVector e = p.fma(r.mul(r), r).add(1);
    IntVector power =
        shifted
            .reinterpretAsInts()
            .lanewise(LSHL, Transcendental.FRACTION_BITS)
            .add(Transcendental.BITS_OF_ONE);
    return e.mul(power.reinterpretAsFloats());
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector size = x.abs();
    FloatVector z = x.mul(x);
    FloatVector p = z.fma(broadcast(Transcendental.T9), broadcast(Transcendental.T7));
    p = p.fma(z, broadcast(Transcendental.T5));
    p = p.fma(z, broadcast(Transcendental.T3));
    p = p.fma(z, broadcast(Transcendental.T1));
    FloatVector near = p.mul(z).fma(x, x);
    FloatVector far = broadcast(2).div(exp(size.add(size)).add(1));
    IntVector sign = x.reinterpretAsInts().and(SIGN);
    FloatVector signed = broadcast(1).sub(far).reinterpretAsInts().or(sign).reinterpretAsFloats();
    return signed.blend(near, size.compare(LT, Transcendental.SEAM));
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
