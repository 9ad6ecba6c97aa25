package org.gauntlet.cli;

/** A command that another command ran has ended early, and has said why. */
final class Ended extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;

  Ended(int code) {
    super("ended with exit code " + code);
    this.code = code;
  }

  int code() {
    return code;
  }
}
