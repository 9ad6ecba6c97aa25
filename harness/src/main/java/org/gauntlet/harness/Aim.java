package org.gauntlet.harness;

import java.util.Locale;
import org.gauntlet.attacks.Goal;

/** Where an attack of a suite tries to push every example. Any wrong answer counts as broken. */
public enum Aim {
  /** Away from the true class. */
  AVOID,

  /** To the class after the true one, the last going to the first. */
  NEXT_CLASS;

  /** How it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The goal for an example of the given class. */
  public Goal goal(int truth, int classes) {
    return switch (this) {
      case AVOID -> new Goal.Avoid(truth);
      case NEXT_CLASS -> new Goal.Reach(truth, (truth + 1) % classes);
    };
  }
}
