package org.gauntlet.attacks;

/** Refuses options that make no sense, naming field, rule and value. */
final class Require {
  private Require() {}

  static void atLeastOne(String field, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(field + " must be >= 1, got " + value);
    }
  }
}
