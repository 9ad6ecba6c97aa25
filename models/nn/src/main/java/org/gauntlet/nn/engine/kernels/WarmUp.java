package org.gauntlet.nn.engine.kernels;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Has the kernels compiled before they are needed, on a thread of its own. Until the compiler is
 * done with one, each vector is an object, and it runs some hundred times slower; whoever needs a
 * kernel sooner does best to wait.
 */
public final class WarmUp {
  /** Nobody waits longer, however busy the machine is. */
  private static final long MOST_MILLIS = 3000;

  /** A vector operation takes longer than this only while it makes objects. */
  private static final double COLD_NANOS = 8;

  private static final int CALLS = 200;
  private static final int TAPS = 32;
  private static final int PIXELS = 5;
  private static final int WIDTH = 16;

  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final CountDownLatch DONE = new CountDownLatch(1);

  /** A kernel on a few lines. */
  private record Lap(Runnable kernel, int operations) {}

  private WarmUp() {}

  /** Begins, unless that has happened, and returns at once. */
  public static void start() {
    if (STARTED.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("gauntlet-warm-up").start(WarmUp::run);
    }
  }

  /** Returns when the kernels are compiled, or after three seconds. */
  public static void await() {
    if (DONE.getCount() > 0) {
      start();
      try {
        DONE.await(MOST_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void run() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
    try {
      Kernels kernels = ChosenKernels.kernels();
      if (kernels.bits() > Float.SIZE) {
        for (Lap lap : laps(kernels)) {
          while (cold(lap) && System.nanoTime() < end) {
            Thread.onSpinWait();
          }
        }
      }
    } finally {
      DONE.countDown();
    }
  }

  private static boolean cold(Lap lap) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      lap.kernel.run();
    }
    return System.nanoTime() - start > COLD_NANOS * CALLS * lap.operations;
  }

  private static List<Lap> laps(Kernels kernels) {
    Region region =
        new Region(
            new int[PIXELS],
            IntStream.range(0, PIXELS).toArray(),
            new int[TAPS],
            IntStream.range(0, TAPS).map(t -> t * Kernels.BLOCK).toArray());
    float[] x = new float[WIDTH * WIDTH];
    float[] y = new float[Kernels.BLOCK * PIXELS * WIDTH];
    float[] weights = new float[TAPS * Kernels.BLOCK];
    int[] signs = new int[PIXELS];
    return List.of(
        product(kernels, region, Kernels.BLOCK, weights, x, y),
        new Lap(() -> kernels.turn(x, 0, WIDTH, y, 0, WIDTH, WIDTH, WIDTH), WIDTH * WIDTH / 2),
        new Lap(() -> kernels.rectify(0, x, y, signs, PIXELS, WIDTH), PIXELS * 8),
        product(kernels, region, 1, weights, x, y),
        new Lap(() -> kernels.rectifyBack(0, signs, x, y, PIXELS, WIDTH), PIXELS * 8),
        new Lap(() -> kernels.largest(region, x, 0, y, y, 0, WIDTH), PIXELS * TAPS * 4),
        new Lap(() -> kernels.largestBack(region, y, y, 0, x, 0, WIDTH), PIXELS * TAPS * 4),
        product(kernels, region, 3, weights, x, y));
  }

  private static Lap product(
      Kernels kernels, Region region, int rows, float[] weights, float[] x, float[] y) {
    return new Lap(
        () ->
            kernels.product(region, rows, weights, 0, weights, 0, false, x, 0, y, 0, PIXELS, WIDTH),
        TAPS * PIXELS * rows);
  }
}
