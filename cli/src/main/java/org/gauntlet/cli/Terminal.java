package org.gauntlet.cli;

import java.io.PrintWriter;

/** What a terminal can show. */
final class Terminal {
  private Terminal() {}

  /**
   * The text with control characters made visible, so that no name can steer the terminal or a CI
   * log.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (Character.isISOControl(point)) {
            plain.append("\\u%04x".formatted(point));
          } else {
            plain.appendCodePoint(point);
          }
        });
    return plain.toString();
  }

  /** Whether a person is watching standard error; the launcher knows. */
  static boolean watched() {
    return Boolean.getBoolean("gauntlet.terminal")
        && System.getenv("CI") == null
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** Wipes the line with which the JVM announces the vector module. */
  static void wipeAnnouncement(PrintWriter err) {
    if (watched()) {
      err.print("\u001b[1A\u001b[2K");
      err.flush();
    }
  }
}
