package org.gauntlet.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far a long piece of work is: one line that is rewritten on a terminal, plain lines
 * (each tenth of the work, or each minute) elsewhere. Always with the rate and the time left.
 */
final class ProgressLine {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 60_000_000_000L;

  private final PrintWriter err;
  private final boolean watched;
  private final long start = System.nanoTime();
  private long shown;
  private int tenth;

  ProgressLine(PrintWriter err, boolean watched) {
    this.err = err;
    this.watched = watched;
  }

  /**
   * @param what the work, such as "pgd at 0.3"
   * @param unit what is counted, such as "examples"
   * @param note anything to add, such as "12 broken"
   */
  synchronized void show(String what, long done, long total, String unit, String note) {
    long now = System.nanoTime();
    int reached = (int) (10 * done / Math.max(1, total));
    boolean due =
        watched ? now - shown > REDRAW_NANOS : reached > tenth || now - shown > PLAIN_NANOS;
    if (!due && done < total) {
      return;
    }
    shown = now;
    tenth = reached;
    String line = line(what, done, total, unit, note, (now - start) / 1e9);
    err.print(watched ? "\r\u001b[K" + line : line + System.lineSeparator());
    err.flush();
  }

  /** Clears the line on a terminal. */
  synchronized void end() {
    if (watched) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  static String line(String what, long done, long total, String unit, String note, double seconds) {
    double rate = seconds > 0 ? done / seconds : 0;
    String left = rate > 0 ? duration((total - done) / rate) : "?";
    return "%s: %d/%d %s, %.1f/s, %s left%s"
        .formatted(what, done, total, unit, rate, left, note.isEmpty() ? "" : ", " + note);
  }

  static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
            : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
