package org.gauntlet.reports.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as one would type it into a POSIX shell. */
public final class CommandLine {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");
  private static final int LONGEST = 4000;

  private CommandLine() {}

  /** The words on one line, quoted where a shell would read them otherwise. */
  public static String quoted(List<String> words) {
    return Plain.line(
        words.stream().map(CommandLine::quoted).collect(Collectors.joining(" ")), LONGEST);
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
