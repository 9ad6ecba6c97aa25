package org.gauntlet.attacks;

/** What the adversary wants of one example. */
public sealed interface Goal {
  /** The example's true class. */
  int truth();

  /** Whether an answer with this label ends the attack. */
  boolean reachedBy(int label);

  /** Any class but the true one. */
  record Avoid(int truth) implements Goal {
    @Override
    public boolean reachedBy(int label) {
      return label != truth;
    }
  }

  /** One particular wrong class. */
  record Reach(int truth, int target) implements Goal {
    public Reach {
      if (truth == target) {
        throw new IllegalArgumentException(
            "target must differ from the true class, both are " + truth);
      }
    }

    @Override
    public boolean reachedBy(int label) {
      return label == target;
    }
  }

  /** The highest loss, without ever stopping early: adversarial training and transfer. */
  record Climb(int truth) implements Goal {
    @Override
    public boolean reachedBy(int label) {
      return false;
    }
  }
}
