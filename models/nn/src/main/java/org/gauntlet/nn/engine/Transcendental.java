package org.gauntlet.nn.engine;

/**
 * exp and its kin in float arithmetic alone, so that they have the same bits on every machine;
 * errors are a few units in the last place. The polynomials are those of Cephes (Moshier).
 */
@SuppressWarnings("FloatingPointLiteralPrecision")
final class Transcendental {
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  private Transcendental() {}

  /** Between -87.3 and 88; beyond, the nearest of these is taken; NaN stays NaN. */
  static float exp(float x) {
    float bounded = Math.max(-87.3f, Math.min(88f, x));
    float n = (float) Math.rint(bounded * LOG2_E);
    float r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, bounded));
    float p = 1.9875691500e-4f;
    p = Math.fma(p, r, 1.3981999507e-3f);
    p = Math.fma(p, r, 8.3334519073e-3f);
    p = Math.fma(p, r, 4.1665795894e-2f);
    p = Math.fma(p, r, 1.6666665459e-1f);
    p = Math.fma(p, r, 5.0000001201e-1f);
    float e = Math.fma(p, r * r, r) + 1;
    return e * Float.intBitsToFloat(((int) n + 127) << 23);
  }

  static float sigmoid(float x) {
    return 1 / (1 + exp(-x));
  }

  static float tanh(float x) {
    float size = Math.abs(x);
    if (size < 0.625f) {
      float z = x * x;
      float p = -5.70498872745e-3f;
      p = Math.fma(p, z, 2.06390887954e-2f);
      p = Math.fma(p, z, -5.37397155531e-2f);
      p = Math.fma(p, z, 1.33314422036e-1f);
      p = Math.fma(p, z, -3.33332819422e-1f);
      return Math.fma(p * z, x, x);
    }
    return Math.copySign(1 - 2 / (exp(2 * size) + 1), x);
  }

  /**
   * The error function: x times a quotient of polynomials in x squared, fitted to it by least
   * squares up to where it rounds to 1; the error is below 4e-7.
   */
  static float erf(float x) {
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
