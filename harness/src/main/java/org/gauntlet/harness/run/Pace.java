package org.gauntlet.harness.run;

import java.util.function.LongSupplier;
import org.gauntlet.harness.Progress;

/** Tells a listener how fast one stage goes, by a clock that never jumps. */
final class Pace {
  private static final double NANOS = 1e9;

  private final Progress progress;
  private final LongSupplier nanoClock;
  private final String stage;
  private final int total;
  private final long start;
  private long lapStart;
  private int done;
  private int broken;

  Pace(Progress progress, LongSupplier nanoClock, String stage, int total, int broken) {
    this.progress = progress;
    this.nanoClock = nanoClock;
    this.stage = stage;
    this.total = total;
    this.broken = broken;
    this.start = nanoClock.getAsLong();
    this.lapStart = start;
  }

  /** Seconds since the last lap. */
  double lap() {
    long now = nanoClock.getAsLong();
    double seconds = (now - lapStart) / NANOS;
    lapStart = now;
    return seconds;
  }

  void broken(int more) {
    broken += more;
  }

  void done(int more) {
    done += more;
    double seconds = (nanoClock.getAsLong() - start) / NANOS;
    double perSecond = done == 0 || seconds <= 0 ? 0 : done / seconds;
    double left = perSecond == 0 ? 0 : (total - done) / perSecond;
    progress.tell(new Progress.Step(stage, done, total, broken, perSecond, left));
  }
}
