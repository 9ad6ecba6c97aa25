package org.gauntlet.attacks;

/**
 * What one example's attack has asked of the model: forward passes (queries) and backward passes.
 */
public record Cost(long forwards, long backwards) {
  public static final Cost NONE = new Cost(0, 0);

  public Cost plus(Cost other) {
    return new Cost(forwards + other.forwards, backwards + other.backwards);
  }
}
