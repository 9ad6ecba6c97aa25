package org.gauntlet.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets work that is told to stop (Ctrl-C, SIGTERM) put what it has found in order, and say so,
 * first.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 5;

  private Interruption() {}

  /** Runs the work on this thread; a signal interrupts it, and the program waits for it to end. */
  static <T> T guard(Supplier<T> work) {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(worker, ended), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      ended.countDown();
      release(hook);
    }
  }

  private static void stop(Thread worker, CountDownLatch ended) {
    worker.interrupt();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already, which is what the hook was for.
    }
  }
}
