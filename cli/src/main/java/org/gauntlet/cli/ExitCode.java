package org.gauntlet.cli;

import org.gauntlet.core.Refusal;
import org.gauntlet.harness.gate.Judge;

/** What the program tells the shell; a failed gate is neither a crash (1) nor a usage error (2). */
final class ExitCode {
  static final int OK = 0;
  static final int INTERNAL = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;
  static final int ENVIRONMENT = 4;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** Whether a command has come to its own end, with whatever verdict. */
  static boolean isVerdict(int code) {
    return code == OK || (code >= Judge.FAILED && code <= Judge.UNRELIABLE);
  }

  static int of(Refusal.Kind kind) {
    return switch (kind) {
      case USAGE -> USAGE;
      case INPUT -> INPUT;
      case ENVIRONMENT -> ENVIRONMENT;
    };
  }
}
