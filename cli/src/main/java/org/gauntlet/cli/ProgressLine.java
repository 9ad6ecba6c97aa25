package org.gauntlet.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how far a long piece of work is: one line that is rewritten on a terminal, plain lines
 * elsewhere (at the end of each stage, and on the way each tenth or each minute).
 */
final class ProgressLine {
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long TENTH = TimeUnit.SECONDS.toNanos(5);
  private static final long SILENCE = TimeUnit.MINUTES.toNanos(1);

  /** Back to the first column, from where the line is cut at the edge instead of continued. */
  private static final String REWRITE = "\r\u001b[?7l";

  private static final String REWRITTEN = "\u001b[K\u001b[?7h";
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean watched;
  private final LongSupplier nanoClock;
  private String stage = "";
  private long shown;
  private int tenth;

  ProgressLine(PrintWriter err, boolean watched) {
    this(err, watched, System::nanoTime);
  }

  ProgressLine(PrintWriter err, boolean watched, LongSupplier nanoClock) {
    this.err = err;
    this.watched = watched;
    this.nanoClock = nanoClock;
    this.shown = nanoClock.getAsLong();
  }

  synchronized void show(Stage now) {
    boolean fresh = !now.what().equals(stage);
    if (fresh) {
      stage = now.what();
      tenth = 0;
    }
    long time = nanoClock.getAsLong();
    if (!now.over() && !due(now, fresh, time - shown)) {
      return;
    }
    shown = time;
    tenth = now.tenth();
    if (watched) {
      err.print(REWRITE + now.words() + REWRITTEN);
    } else {
      err.println(now.words());
    }
    err.flush();
  }

  private boolean due(Stage now, boolean fresh, long silence) {
    return watched
        ? fresh || silence >= REDRAW
        : silence >= SILENCE || (silence >= TENTH && now.tenth() > tenth);
  }

  /** Clears the line on a terminal. */
  synchronized void end() {
    if (watched) {
      err.print(WIPE);
      err.flush();
    }
  }
}
