package org.gauntlet.nn.engine;

import org.gauntlet.nn.engine.kernels.Transcendental;
import org.gauntlet.nn.graph.Curve;

/** The values and slopes of curves, with the same bits on every machine. */
final class Curves {
  private static final float TWO_OVER_ROOT_PI = 1.1283792f;

  private Curves() {}

  static float at(Curve curve, float x) {
    return switch (curve) {
      case ABS -> Math.abs(x);
      case CEIL -> (float) Math.ceil(x);
      case ERF -> Transcendental.erf(x);
      case EXP -> (float) StrictMath.exp(x);
      case FLOOR -> (float) Math.floor(x);
      case LOG -> (float) StrictMath.log(x);
      case RECIPROCAL -> 1 / x;
      case ROUND -> (float) Math.rint(x);
      case SIGN -> Math.signum(x);
      case SOFTPLUS -> (float) (Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
      case SQRT -> (float) Math.sqrt(x);
    };
  }

  /**
   * @param y the curve's value at x
   */
  static float slope(Curve curve, float x, float y) {
    return switch (curve) {
      case ABS -> Math.signum(x);
      case CEIL, FLOOR, ROUND, SIGN -> 0;
      case ERF -> TWO_OVER_ROOT_PI * Transcendental.exp(-x * x);
      case EXP -> y;
      case LOG -> 1 / x;
      case RECIPROCAL -> -y * y;
      case SOFTPLUS -> Transcendental.sigmoid(x);
      case SQRT -> 0.5f / y;
    };
  }
}
