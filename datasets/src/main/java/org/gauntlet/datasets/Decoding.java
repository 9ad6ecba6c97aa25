package org.gauntlet.datasets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gauntlet.core.Refusal;

/**
 * Runs a decoder on a file nobody has vouched for: whatever it throws becomes a refusal that names
 * the file, and one that does not come back is left behind.
 */
final class Decoding {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Decoding() {}

  static <T> T bounded(Path file, Callable<T> decoder) {
    return bounded(file, PATIENCE, decoder);
  }

  static <T> T bounded(Path file, Duration patience, Callable<T> decoder) {
    FutureTask<T> task = new FutureTask<>(decoder);
    Thread.ofPlatform().daemon().name("decoding").start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw corrupt(file, String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw corrupt(file, "no end after %s ms".formatted(patience.toMillis()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.environment("reading %s was interrupted: start again".formatted(file), e);
    } finally {
      task.cancel(true);
    }
  }

  private static Refusal corrupt(Path file, String finding, Exception cause) {
    String line = finding.lines().findFirst().orElse("");
    return Refusal.input(
        "%s cannot be decoded (%s): save it again as PNG or remove it".formatted(file, line),
        cause);
  }
}
