package org.gauntlet.cli;

import java.util.Locale;

/**
 * How far one piece of long work is.
 *
 * @param what the work, such as "pgd at 0.3"
 * @param total how much there is to do; 0 when nobody can tell
 * @param unit what is counted, such as "examples"
 * @param perSecond the rate, 0 when it is not known yet
 * @param secondsLeft at that rate
 * @param note anything to add, such as "12 broken"; or empty
 */
record Stage(
    String what,
    long done,
    long total,
    String unit,
    double perSecond,
    double secondsLeft,
    String note) {

  boolean over() {
    return done >= total;
  }

  /** How many tenths are done. */
  int tenth() {
    return total == 0 ? 0 : (int) (10 * done / total);
  }

  /** Such as {@code pgd at 0.3: 120/500 examples, 35.1/s, 11 s left, 12 broken}. */
  String words() {
    if (total == 0) {
      return what + " ...";
    }
    StringBuilder words = new StringBuilder();
    words.append(what).append(": ").append(done).append('/').append(total).append(' ').append(unit);
    if (perSecond > 0) {
      String format = perSecond < 100 ? ", %.1f/s" : ", %.0f/s";
      words.append(String.format(Locale.ROOT, format, perSecond));
      words.append(over() ? "" : ", " + duration(secondsLeft) + " left");
    }
    return words.append(note.isEmpty() ? "" : ", " + note).toString();
  }

  static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
