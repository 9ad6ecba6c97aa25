package org.gauntlet.nn.engine;

import org.gauntlet.nn.graph.Pairing;

/** The values and slopes of pairings, with the same bits on every machine. */
final class Pairings {
  private Pairings() {}

  static float at(Pairing pairing, float a, float b) {
    return switch (pairing) {
      case EQUAL -> a == b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case POWER -> (float) StrictMath.pow(a, b);
      case QUOTIENT -> a / b;
      case REMAINDER -> a % b;
    };
  }

  /** How fast the value grows with a. */
  static float slopeOfFirst(Pairing pairing, float a, float b) {
    return switch (pairing) {
      case EQUAL, GREATER, GREATER_OR_EQUAL -> 0;
      case MAXIMUM -> share(a, b);
      case MINIMUM -> share(b, a);
      case POWER -> b == 0 ? 0 : (float) (b * StrictMath.pow(a, b - 1.0));
      case QUOTIENT -> 1 / b;
      case REMAINDER -> 1;
    };
  }

  /** How fast the value grows with b. */
  static float slopeOfSecond(Pairing pairing, float a, float b) {
    return switch (pairing) {
      case EQUAL, GREATER, GREATER_OR_EQUAL -> 0;
      case MAXIMUM -> share(b, a);
      case MINIMUM -> share(a, b);
      case POWER -> a == 0 && b >= 0 ? 0 : (float) (StrictMath.pow(a, b) * StrictMath.log(a));
      case QUOTIENT -> -a / (b * b);
      case REMAINDER -> -(a - a % b) / b;
    };
  }

  private static float share(float winner, float loser) {
    return winner > loser ? 1 : winner == loser ? 0.5f : 0;
  }
}
