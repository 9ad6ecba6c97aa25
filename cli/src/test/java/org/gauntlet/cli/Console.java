package org.gauntlet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What one run of the program in this process came to. */
record Console(int code, String out, String err) {

  static Console run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Console(code, out.toString(), err.toString());
  }

  /** What the program complained of, without its progress. */
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("gauntlet: ")).toList();
  }
}
