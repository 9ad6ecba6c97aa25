package org.gauntlet.onnx;

/**
 * What came of one case in one mode.
 *
 * @param detail what differs, or why it was refused
 */
record ConformanceOutcome(Verdict verdict, String detail) {
  enum Verdict {
    AGREES,
    REFUSES,
    DIFFERS
  }

  static ConformanceOutcome agrees() {
    return new ConformanceOutcome(Verdict.AGREES, "");
  }

  static ConformanceOutcome refuses(String why) {
    return new ConformanceOutcome(Verdict.REFUSES, why);
  }

  static ConformanceOutcome differs(String how) {
    return new ConformanceOutcome(Verdict.DIFFERS, how);
  }

  boolean isRight() {
    return verdict == Verdict.AGREES;
  }

  boolean isRefused() {
    return verdict == Verdict.REFUSES;
  }

  boolean isWrong() {
    return verdict == Verdict.DIFFERS;
  }
}
