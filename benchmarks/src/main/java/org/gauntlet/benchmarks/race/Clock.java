package org.gauntlet.benchmarks.race;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What time is counted in. */
public enum Clock {
  /** The calling thread's own time: what other programs take away does not count. */
  CPU,
  /** Time on the wall, for work of several threads. */
  WALL;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long nanos() {
    return this == CPU ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }

  /** How many milliseconds the work takes. */
  public double millis(Runnable work) {
    long start = nanos();
    work.run();
    return (nanos() - start) / 1e6;
  }
}
