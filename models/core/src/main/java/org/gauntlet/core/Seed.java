package org.gauntlet.core;

/**
 * A key from which random streams grow; not a generator. Every use of randomness names its own
 * child, down to the example's id, so that a result depends on the path alone and never on order,
 * batch size or thread.
 */
public record Seed(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  /** The child of the given name. */
  public Seed child(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new Seed(mix(mix(value + GOLDEN) ^ hash));
  }

  /**
   * The child of the given number; never equal to the child of a name by construction of the key.
   */
  public Seed child(long number) {
    return new Seed(mix(mix(value + 2 * GOLDEN) + GOLDEN * number));
  }

  /** A fresh stream; two streams opened from one seed are equal. */
  public RandomStream open() {
    return new RandomStream(mix(value));
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014; constants of Stafford's variant 13). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
