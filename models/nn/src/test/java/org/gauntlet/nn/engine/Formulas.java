package org.gauntlet.nn.engine;

import java.util.Arrays;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Reduction;

/** What curves, pairings and operators along axes are, in float64. */
final class Formulas {
  private Formulas() {}

  static double at(Curve curve, double x) {
    return switch (curve) {
      case ABS -> Math.abs(x);
      case ACOS -> Math.acos(x);
      case ACOSH -> Math.log(x + Math.sqrt(x * x - 1));
      case ASIN -> Math.asin(x);
      case ASINH -> Math.log(x + Math.sqrt(x * x + 1));
      case ATAN -> Math.atan(x);
      case ATANH -> Math.log((1 + x) / (1 - x)) / 2;
      case CEIL -> Math.ceil(x);
      case COS -> Math.cos(x);
      case COSH -> Math.cosh(x);
      case ERF -> erf(x);
      case EXP -> Math.exp(x);
      case FLOOR -> Math.floor(x);
      case LOG -> Math.log(x);
      case RECIPROCAL -> 1 / x;
      case ROUND -> Math.rint(x);
      case SIGN -> Math.signum(x);
      case SIN -> Math.sin(x);
      case SINH -> Math.sinh(x);
      case SOFTPLUS -> Math.log1p(Math.exp(x));
      case SQRT -> Math.sqrt(x);
      case TAN -> Math.tan(x);
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

  static double[] matMul(double[] a, Shape ofA, double[] b, Shape ofB, Shape out) {
    double[] y = new double[out.size()];
    int last = out.rank() - 1;
    for (int i = 0; i < y.length; i++) {
      int[] left = Float64.place(i, out);
      int[] right = left.clone();
      for (int axis = 0; axis < last - 1; axis++) {
        left[axis] = Math.min(left[axis], ofA.at(axis) - 1);
        right[axis] = Math.min(right[axis], ofB.at(axis) - 1);
      }
      for (int k = 0; k < ofA.at(last); k++) {
        left[last] = k;
        right[last - 1] = k;
        y[i] += a[Float64.index(left, ofA)] * b[Float64.index(right, ofB)];
      }
    }
    return y;
  }

  static double[] softmax(double[] x, Shape shape, int axis, boolean log) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int[] at = Float64.place(i, shape);
      double total = 0;
      for (int k = 0; k < shape.at(axis); k++) {
        at[axis] = k;
        total += Math.exp(x[Float64.index(at, shape)] - x[i]);
      }
      y[i] = log ? -Math.log(total) : 1 / total;
    }
    return y;
  }

  static double[] standardize(double[] x, Shape shape, int axis, float epsilon) {
    int run = new Shape(shape.dims().subList(axis, shape.rank())).size();
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int from = i / run * run;
      double mean = Arrays.stream(x, from, from + run).average().orElseThrow();
      double variance =
          Arrays.stream(x, from, from + run).map(v -> (v - mean) * (v - mean)).sum() / run;
      y[i] = (x[i] - mean) / Math.sqrt(variance + epsilon);
    }
    return y;
  }
}
