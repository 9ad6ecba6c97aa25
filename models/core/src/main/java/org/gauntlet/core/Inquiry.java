package org.gauntlet.core;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** Asks somebody else's function in the agreed way, and counts the rows it was asked about. */
final class Inquiry<A> {
  /** What is asked; may throw anything. */
  @FunctionalInterface
  interface Question<A> {
    A of(float[][] rows) throws Exception;
  }

  /** What is wrong with an answer to so many rows; empty when nothing is. */
  @FunctionalInterface
  interface Check<A> {
    Optional<String> complaint(A answer, int rows);
  }

  private final Domain domain;
  private final Question<A> question;
  private final Check<A> check;
  private final Asking asking;
  private final ReentrantLock turn = new ReentrantLock();
  private final LongAdder queries = new LongAdder();

  Inquiry(Domain domain, Question<A> question, Check<A> check, Asking asking) {
    this.domain = domain;
    this.question = question;
    this.check = check;
    this.asking = asking;
  }

  Domain domain() {
    return domain;
  }

  long queries() {
    return queries.sum();
  }

  A ask(Batch x) {
    if (!x.shape().equals(domain.input())) {
      throw new IllegalArgumentException(
          "the model takes rows of " + domain.input() + ", got " + x.shape());
    }
    String complaint = "";
    for (int attempt = 0; attempt <= asking.retries(); attempt++) {
      try {
        A answer = inTurn(() -> question.of(rows(x)));
        queries.add(x.size());
        Optional<String> wrong =
            answer == null ? Optional.of("it answered null") : check.complaint(answer, x.size());
        if (wrong.isEmpty()) {
          return answer;
        }
        complaint = wrong.get();
      } catch (TimeoutException e) {
        complaint = "it did not answer within %s s".formatted(asking.timeout().orElseThrow());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException) {
          throw new CancellationException("interrupted while a model was asked");
        }
        complaint = "it threw " + e.getCause();
      }
    }
    throw Refusal.input(
        "the model cannot be asked about %d inputs %s: %s%s; make it answer, or raise retries and timeout"
            .formatted(
                x.size(),
                x.shape(),
                complaint,
                asking.retries() == 0 ? "" : " (asked %d times)".formatted(asking.retries() + 1)));
  }

  private A inTurn(Callable<A> call) throws ExecutionException, TimeoutException {
    if (asking.concurrent()) {
      return inTime(call);
    }
    turn.lock();
    try {
      return inTime(call);
    } finally {
      turn.unlock();
    }
  }

  /**
   * With a limit the call runs on a thread of its own, which is interrupted when time is up; a
   * model that does not heed that may still be at work when it is asked again.
   */
  private A inTime(Callable<A> call) throws ExecutionException, TimeoutException {
    FutureTask<A> task = new FutureTask<>(call);
    if (asking.timeout().isEmpty()) {
      task.run();
    } else {
      Thread.ofPlatform().daemon().name("asked model").start(task);
    }
    try {
      double seconds = asking.timeout().orElse(1);
      return task.get((long) (seconds * TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a model was asked");
    } finally {
      task.cancel(true);
    }
  }

  private static float[][] rows(Batch x) {
    float[][] rows = new float[x.size()][x.shape().size()];
    for (int row = 0; row < rows.length; row++) {
      x.copyRowInto(row, rows[row], 0);
    }
    return rows;
  }
}
