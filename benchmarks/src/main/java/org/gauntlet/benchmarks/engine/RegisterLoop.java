package org.gauntlet.benchmarks.engine;

/** Multiply-adds that stay in registers, as many as keep the units busy that do them. */
final class RegisterLoop {
  private static final int TURNS = 4_000_000;

  private volatile float result;

  /** The whole loop once on each of so many threads, the caller's included. */
  void run(int threads) {
    Thread[] others = new Thread[threads - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = Thread.ofPlatform().start(this::loop);
    }
    loop();
    for (Thread other : others) {
      await(other);
    }
  }

  /** What the last loop came to; as it may be asked for, no compiler leaves the loop out. */
  float result() {
    return result;
  }

  /** Twelve sums, each of which waits for itself alone. */
  private void loop() {
    float a = 0;
    float b = 1;
    float c = 2;
    float d = 3;
    float e = 4;
    float f = 5;
    float g = 6;
    float h = 7;
    float i = 8;
    float j = 9;
    float k = 10;
    float l = 11;
    for (int turn = 0; turn < TURNS; turn++) {
      a = Math.fma(a, 0.5f, 1);
      b = Math.fma(b, 0.5f, 1);
      c = Math.fma(c, 0.5f, 1);
      d = Math.fma(d, 0.5f, 1);
      e = Math.fma(e, 0.5f, 1);
      f = Math.fma(f, 0.5f, 1);
      g = Math.fma(g, 0.5f, 1);
      h = Math.fma(h, 0.5f, 1);
      i = Math.fma(i, 0.5f, 1);
      j = Math.fma(j, 0.5f, 1);
      k = Math.fma(k, 0.5f, 1);
      l = Math.fma(l, 0.5f, 1);
    }
    result = a + b + c + d + e + f + g + h + i + j + k + l;
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
