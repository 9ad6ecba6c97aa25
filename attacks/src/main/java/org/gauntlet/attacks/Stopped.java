package org.gauntlet.attacks;

/**
 * Unwinds the thread of an attack that will not be heard any more. An error, so that an attack that
 * catches exceptions does not catch this.
 */
final class Stopped extends Error {
  private static final long serialVersionUID = 1;

  Stopped() {
    super("the lockstep has stopped this attack", null, false, false);
  }
}
