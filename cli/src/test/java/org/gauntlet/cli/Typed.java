package org.gauntlet.cli;

import picocli.CommandLine;

/** Words of the command line, read into what holds them. */
final class Typed {
  private Typed() {}

  static <T> T into(T options, String words) {
    String[] typed = words.isEmpty() ? new String[0] : words.split(" ");
    CommandLine.ParseResult parsed = new CommandLine(options).parseArgs(typed);
    if (parsed.expandedArgs().size() != typed.length) {
      throw new AssertionError("not all of " + words + " was read");
    }
    return options;
  }
}
