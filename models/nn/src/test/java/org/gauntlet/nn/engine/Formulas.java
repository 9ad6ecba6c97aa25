package org.gauntlet.nn.engine;

import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Reduction;

/** What curves, pairings and reductions are, in float64. */
final class Formulas {
  private Formulas() {}

  static double at(Curve curve, double x) {
    return switch (curve) {
      case ABS -> Math.abs(x);
      case CEIL -> Math.ceil(x);
      case ERF -> erf(x);
      case EXP -> Math.exp(x);
      case FLOOR -> Math.floor(x);
      case LOG -> Math.log(x);
      case RECIPROCAL -> 1 / x;
      case ROUND -> Math.rint(x);
      case SIGN -> Math.signum(x);
      case SOFTPLUS -> Math.log1p(Math.exp(x));
      case SQRT -> Math.sqrt(x);
    };
  }

  /** Kummer's series, whose terms are all of one sign: Abramowitz and Stegun 7.1.6. */
  static double erf(double x) {
    double term = 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * x;
    double sum = 0;
    for (int n = 1; Math.abs(term) > 1e-18; n++) {
      sum += term;
      term *= 2 * x * x / (2 * n + 1);
    }
    return sum;
  }

  static double at(Pairing pairing, double a, double b) {
    return switch (pairing) {
      case EQUAL -> a == b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case POWER -> Math.pow(a, b);
      case QUOTIENT -> a / b;
      case REMAINDER -> a % b;
    };
  }

  static double neutral(Reduction reduction) {
    return switch (reduction) {
      case MAXIMUM -> Double.NEGATIVE_INFINITY;
      case MINIMUM -> Double.POSITIVE_INFINITY;
      case PRODUCT -> 1;
      case SUM -> 0;
    };
  }

  static double join(Reduction reduction, double a, double b) {
    return switch (reduction) {
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case PRODUCT -> a * b;
      case SUM -> a + b;
    };
  }
}
