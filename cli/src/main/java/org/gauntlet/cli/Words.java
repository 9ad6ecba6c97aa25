package org.gauntlet.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The words with which the program was started. */
final class Words {
  private Words() {}

  static List<String> of(CommandSpec spec) {
    return spec.root().commandLine().getParseResult().originalArgs();
  }
}
