package org.gauntlet.core;

/**
 * A deterministic stream of random numbers (SplitMix64); the same bits on every machine. Not for
 * use by several threads.
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  RandomStream(long state) {
    this.state = state;
  }

  public long nextLong() {
    state += GOLDEN;
    return Seed.mix(state);
  }

  /** Uniform in [0, bound), without bias. */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be >= 1, got " + bound);
    }
    long threshold = (1L << 32) % bound;
    while (true) {
      long product = (nextLong() >>> 32) * bound;
      if ((product & 0xFFFFFFFFL) >= threshold) {
        return (int) (product >>> 32);
      }
    }
  }

  /** Uniform in [0, 1), 53 bits. */
  public double uniform() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [low, high]. */
  public float uniform(float low, float high) {
    return (float) (low + ((double) high - low) * uniform());
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double gaussian() {
    while (true) {
      double u = 2 * uniform() - 1;
      double v = 2 * uniform() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** A tensor of independent uniform values in [low, high]. */
  public Tensor uniform(Shape shape, float low, float high) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = uniform(low, high);
    }
    return Tensor.adopt(shape, values);
  }

  /** A tensor of independent standard normal values. */
  public Tensor gaussian(Shape shape) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) gaussian();
    }
    return Tensor.adopt(shape, values);
  }

  /** A uniformly random order of 0 .. n-1 (Fisher and Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
