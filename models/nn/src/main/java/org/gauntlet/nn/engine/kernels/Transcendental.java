package org.gauntlet.nn.engine.kernels;

/**
 * exp and its kin in float arithmetic alone, so that they have the same bits on every machine;
 * errors are a few units in the last place. The polynomials are those of Cephes (Moshier).
 */
@SuppressWarnings("FloatingPointLiteralPrecision")
public final class Transcendental {
  /** Beyond these, exp answers what it answers here. */
  static final float LOWEST = -87.3f;

  static final float HIGHEST = 88f;

  static final float LOG2_E = 1.44269504f;
  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;

  /** Added to a small number, leaves its nearest whole number in the last bits. */
  static final float ROUNDING = 1.5f * (1 << 23);

  static final int FRACTION_BITS = 23;
  static final int BITS_OF_ONE = 0x3f800000;

  static final float E6 = 1.9875691500e-4f;
  static final float E5 = 1.3981999507e-3f;
  static final float E4 = 8.3334519073e-3f;
  static final float E3 = 4.1665795894e-2f;
  static final float E2 = 1.6666665459e-1f;
  static final float E1 = 5.0000001201e-1f;

  /** From here on tanh goes by way of exp. */
  static final float SEAM = 0.625f;

  static final float T9 = -5.70498872745e-3f;
  static final float T7 = 2.06390887954e-2f;
  static final float T5 = -5.37397155531e-2f;
  static final float T3 = 1.33314422036e-1f;
  static final float T1 = -3.33332819422e-1f;

  private Transcendental() {}

  /** Between -87.3 and 88; beyond, the nearest of these is taken; NaN stays NaN. */
  public static float exp(float x) {
    float bounded = Math.max(LOWEST, Math.min(HIGHEST, x));
    float shifted = Math.fma(bounded, LOG2_E, ROUNDING);
    float n = shifted - ROUNDING;
    float r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, bounded));
    float p = Math.fma(E6, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, E1);
    float e = Math.fma(p, r * r, r) + 1;
    int power = (Float.floatToRawIntBits(shifted) << FRACTION_BITS) + BITS_OF_ONE;
    return e * Float.intBitsToFloat(power);
  }

  public static float sigmoid(float x) {
    return 1 / (1 + exp(-x));
  }

  public static float tanh(float x) {
    float size = Math.abs(x);
    if (size < SEAM) {
      float z = x * x;
      float p = Math.fma(T9, z, T7);
      p = Math.fma(p, z, T5);
      p = Math.fma(p, z, T3);
      p = Math.fma(p, z, T1);
      return Math.fma(p * z, x, x);
    }
    return Math.copySign(1 - 2 / (exp(2 * size) + 1), x);
  }

  /**
   * The error function: x times a quotient of polynomials in x squared, fitted to it by least
   * squares up to where it rounds to 1; the error is below 4e-7.
   */
  public static float erf(float x) {
    float bounded = Math.max(-3.9192059f, Math.min(3.9192059f, x));
    float z = bounded * bounded;
    float p = 2.0507041e-6f;
    p = Math.fma(p, z, 2.8488663e-4f);
    p = Math.fma(p, z, 3.7645129e-3f);
    p = Math.fma(p, z, 5.2745454e-2f);
    p = Math.fma(p, z, 0.190377f);
    p = Math.fma(p, z, 1.1283791f);
    float q = 3.8098275e-5f;
    q = Math.fma(q, z, 1.1623203e-3f);
    q = Math.fma(q, z, 1.4966998e-2f);
    q = Math.fma(q, z, 0.1140975f);
    q = Math.fma(q, z, 0.50205f);
    q = Math.fma(q, z, 1);
    return Math.max(-1, Math.min(1, bounded * p / q));
  }
}
