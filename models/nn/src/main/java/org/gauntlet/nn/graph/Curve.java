package org.gauntlet.nn.graph;

/** A function of one number. Those that are flat between jumps have the gradient 0. */
public enum Curve {
  /** |x|; the gradient at 0 is 0. */
  ABS,
  ACOS,
  ACOSH,
  ASIN,
  ASINH,
  ATAN,
  ATANH,
  /** The least whole number that is not below x. */
  CEIL,
  /** Of an angle in radians, as all that follow circles. */
  COS,
  COSH,
  /** The error function. */
  ERF,
  EXP,
  /** The greatest whole number that is not above x. */
  FLOOR,
  LOG,
  RECIPROCAL,
  /** The nearest whole number, of two the even one. */
  ROUND,
  /** -1, 0 or 1. */
  SIGN,
  SIN,
  SINH,
  /** log(1 + exp(x)). */
  SOFTPLUS,
  SQRT,
  TAN
}
