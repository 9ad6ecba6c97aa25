package org.gauntlet.attacks;

import java.util.List;
import java.util.function.Consumer;
import org.gauntlet.core.Seed;

/**
 * Runs an attack over many cases: each case is a virtual thread, and when all live ones have asked
 * their question, the questions become one batch.
 *
 * @param width how many cases live at once; a finished case makes room for the next
 */
public record Lockstep(int width) {
  public Lockstep {
    if (width < 1) {
      throw new IllegalArgumentException("width must be >= 1, got " + width);
    }
  }

  /**
   * Attacks every case under seed.child(case id) and hands each attempt to the sink as it ends, on
   * the calling thread, in an order that is the same in every run.
   */
  public <V extends Victim> void run(
      Access<V> access,
      Attack<? super V> attack,
      Threat threat,
      List<Case> cases,
      Seed seed,
      Consumer<Attempt> sink) {}
}
