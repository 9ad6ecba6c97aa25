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
      case ACOS -> (float) StrictMath.acos(x);
      case ACOSH -> (float) StrictMath.log(x + Math.sqrt((double) x * x - 1));
      case ASIN -> (float) StrictMath.asin(x);
      case ASINH -> asinh(x);
      case ATAN -> (float) StrictMath.atan(x);
      case ATANH -> (float) (0.5 * StrictMath.log1p(2.0 * x / (1.0 - x)));
      case CEIL -> (float) Math.ceil(x);
      case COS -> (float) StrictMath.cos(x);
      case COSH -> (float) StrictMath.cosh(x);
      case ERF -> Transcendental.erf(x);
      case EXP -> (float) StrictMath.exp(x);
      case FLOOR -> (float) Math.floor(x);
      case LOG -> (float) StrictMath.log(x);
      case RECIPROCAL -> 1 / x;
      case ROUND -> (float) Math.rint(x);
      case SIGN -> Math.signum(x);
      case SIN -> (float) StrictMath.sin(x);
      case SINH -> (float) StrictMath.sinh(x);
      case SOFTPLUS -> (float) (Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
      case SQRT -> (float) Math.sqrt(x);
      case TAN -> (float) StrictMath.tan(x);
    };
  }

  /** log(|x| + sqrt(x^2 + 1)) with x's sign, without cancellation near 0. */
  private static float asinh(float x) {
    double size = Math.abs((double) x);
    double square = size * size;
    return (float) Math.copySign(StrictMath.log1p(size + square / (1 + Math.sqrt(square + 1))), x);
  }

  /**
   * @param y the curve's value at x
   */
  static float slope(Curve curve, float x, float y) {
    return switch (curve) {
      case ABS -> Math.signum(x);
      case ACOS -> -root(1.0 - x, 1.0 + x);
      case ACOSH -> root(x - 1.0, x + 1.0);
      case ASIN -> root(1.0 - x, 1.0 + x);
      case ASINH -> root(1.0, (double) x * x + 1);
      case ATAN -> 1 / (1 + x * x);
      case ATANH -> (float) (1 / ((1.0 - x) * (1.0 + x)));
      case CEIL, FLOOR, ROUND, SIGN -> 0;
      case COS -> (float) -StrictMath.sin(x);
      case COSH -> (float) StrictMath.sinh(x);
      case ERF -> TWO_OVER_ROOT_PI * Transcendental.exp(-x * x);
      case EXP -> y;
      case LOG -> 1 / x;
      case RECIPROCAL -> -y * y;
      case SIN -> (float) StrictMath.cos(x);
      case SINH -> (float) StrictMath.cosh(x);
      case SOFTPLUS -> Transcendental.sigmoid(x);
      case SQRT -> 0.5f / y;
      case TAN -> 1 + y * y;
    };
  }

  /** 1 / sqrt(a b). */
  private static float root(double a, double b) {
    return (float) (1 / Math.sqrt(a * b));
  }
}
