package org.gauntlet.core;

import java.util.OptionalDouble;

/**
 * How somebody else's model is asked.
 *
 * @param timeout seconds that one call may take; empty to wait for ever
 * @param retries how often a call that failed, took too long or answered nonsense is made again;
 *     then the run stops, because an answer made up in its place would be measured as the model's
 * @param concurrent whether several threads may call at once; otherwise one waits for the other
 */
public record Asking(OptionalDouble timeout, int retries, boolean concurrent) {
  public Asking {
    if (retries < 0) {
      throw new IllegalArgumentException("retries must be >= 0, got " + retries);
    }
    if (!(timeout.orElse(1) > 0)) {
      throw new IllegalArgumentException("timeout must be > 0, got " + timeout.getAsDouble());
    }
  }

  /** One thread at a time, no limit, no second try: right for any model. */
  public static Asking plainly() {
    return new Asking(OptionalDouble.empty(), 0, false);
  }

  public Asking within(double seconds) {
    return new Asking(OptionalDouble.of(seconds), retries, concurrent);
  }

  public Asking retrying(int times) {
    return new Asking(timeout, times, concurrent);
  }

  /** For a model that is safe for use by several threads. */
  public Asking concurrently() {
    return new Asking(timeout, retries, true);
  }
}
