package org.gauntlet.reports.text;

/**
 * Strings from models and data, made harmless to look at. Control characters become visible
 * pictures, marks that reorder text are spelled out, and what no XML may hold becomes U+FFFD.
 */
public final class Plain {
  private static final int NEW_LINE_PICTURE = 0x2424;
  private static final int REPLACEMENT = 0xFFFD;

  private Plain() {}

  /** The text with everything neutralised but line feeds and tabs. */
  public static String text(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    raw.codePoints().forEach(c -> append(out, c, c == '\n' || c == '\t'));
    return out.toString();
  }

  /** One line of at most {@code limit} characters; what was cut is marked by an ellipsis. */
  public static String line(String raw, int limit) {
    StringBuilder out = new StringBuilder();
    boolean whole = raw.codePointCount(0, raw.length()) <= limit;
    raw.codePoints().limit(whole ? limit : limit - 1).forEach(c -> append(out, c, false));
    return whole ? out.toString() : out.append('…').toString();
  }

  /**
   * One line for a console that a build service may read along: nothing in it is a command to the
   * service ({@code ::error::}, {@code ##[error]}), and every space is an ordinary one.
   */
  public static String console(String raw, int limit) {
    return line(raw, limit)
        .replace('\u00a0', ' ')
        .replaceAll("(?<=:):", " :")
        .replaceAll("(?<=#)#", " #");
  }

  private static void append(StringBuilder out, int c, boolean keep) {
    if (keep) {
      out.appendCodePoint(c);
    } else if (c < 0x20) {
      out.appendCodePoint(0x2400 + c);
    } else if (c == 0x2028 || c == 0x2029 || c == 0x85) {
      out.appendCodePoint(NEW_LINE_PICTURE);
    } else if (reorders(c)) {
      out.append("[U+").append("%04X".formatted(c)).append(']');
    } else {
      out.appendCodePoint(forbidden(c) ? REPLACEMENT : c);
    }
  }

  /** Marks that change the direction of what follows: a name could hide its end behind them. */
  private static boolean reorders(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean forbidden(int c) {
    return (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
  }
}
