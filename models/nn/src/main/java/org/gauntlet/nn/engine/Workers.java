package org.gauntlet.nn.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few daemon threads that help their callers through numbered tasks. Each task is claimed by
 * whoever is free, the caller takes part, and several callers may use one crew at once. Tasks must
 * not start tasks of their own crew.
 */
final class Workers {
  /** About 20 microseconds: longer than the gap between two jobs of one pass. */
  private static final int SPINS = 500;

  private static final ConcurrentMap<Integer, Workers> CREWS = new ConcurrentHashMap<>();

  private final int threads;
  private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
  private final Thread[] helpers;

  private Workers(int threads) {
    this.threads = threads;
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = Thread.ofPlatform().daemon().name("gauntlet-worker-" + i).unstarted(this::help);
    }
    for (Thread helper : helpers) {
      helper.start();
    }
  }

  /** The crew of this many threads, the caller's included; shared within the JVM. */
  static Workers of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    return CREWS.computeIfAbsent(threads, Workers::new);
  }

  int threads() {
    return threads;
  }

  /** Runs task(0) .. task(count - 1), in any order, and returns when all are done. */
  void run(int count, IntConsumer task) {
    if (threads == 1 || count == 1) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    Job job = new Job(count, task);
    jobs.add(job);
    for (int i = 0; i < Math.min(helpers.length, count - 1); i++) {
      LockSupport.unpark(helpers[i]);
    }
    job.work();
    jobs.remove(job);
    job.await();
  }

  private void help() {
    int idle = 0;
    while (true) {
      Job job = jobs.peek();
      if (job != null) {
        job.work();
        jobs.remove(job);
        idle = 0;
      } else if (idle++ < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        idle = 0;
      }
    }
  }

  /** One call of run. */
  private static final class Job {
    private final int count;
    private final IntConsumer task;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Job(int count, IntConsumer task) {
      this.count = count;
      this.task = task;
    }

    /** Claims and runs tasks until none are left. */
    void work() {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        attempt(i);
        if (done.incrementAndGet() == count) {
          LockSupport.unpark(caller);
        }
      }
    }

    /** After a failure the remaining tasks are skipped. */
    @SuppressWarnings("CatchingUnchecked")
    private void attempt(int i) {
      if (failure.get() == null) {
        try {
          task.accept(i);
        } catch (Throwable t) {
          failure.compareAndSet(null, t);
        }
      }
    }

    void await() {
      for (int spins = 0; done.get() < count; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      switch (failure.get()) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable t -> throw new IllegalStateException("a task failed", t);
      }
    }
  }
}
