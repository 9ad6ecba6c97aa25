package org.gauntlet.harness;

/**
 * Wall-clock time spent on one round, kept so that a resumed run can add it up. Finished runs do
 * not keep it.
 */
public record Lap(float epsilon, String attack, double seconds) implements Line {
  public Round round() {
    return new Round(epsilon, attack);
  }
}
