package org.gauntlet.nn.graph;

/** A function of two numbers. Comparisons answer 1 or 0 and have the gradient 0. */
public enum Pairing {
  EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  /** The larger; equals share the gradient. */
  MAXIMUM,
  /** The smaller; equals share the gradient. */
  MINIMUM,
  /** a to the power of b. */
  POWER,
  QUOTIENT,
  /** What is left of a, with its sign, when b has been taken away as often as it goes into a. */
  REMAINDER
}
