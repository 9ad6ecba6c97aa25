package org.gauntlet.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Splits a line as a POSIX shell does, and refuses what a shell would expand. */
final class ShellWords {
  private static final String EXPANDED = "|&;<>()$`\"*?[]{}#~!\n\t";

  private ShellWords() {}

  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ' ') {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
        continue;
      }
      begun = true;
      if (c == '\'') {
        int end = line.indexOf('\'', i + 1);
        word.append(line, i + 1, end);
        i = end;
      } else if (c == '\\') {
        i++;
        word.append(line.charAt(i));
      } else if (EXPANDED.indexOf(c) >= 0) {
        throw new AssertionError("a shell would expand " + c + " at " + i + " in " + line);
      } else {
        word.append(c);
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
