package org.gauntlet.attacks;

/** How far one step goes. */
public sealed interface StepSize {
  /** The length of a step inside the threat, in the domain's units. */
  float in(Threat threat);

  /** A length in the domain's units; prints as {@code 0.01}. */
  record Absolute(float length) implements StepSize {
    public Absolute {
      check("length", length);
    }

    @Override
    public float in(Threat threat) {
      return length;
    }

    @Override
    public String toString() {
      return String.valueOf(length);
    }
  }

  /** A share of the budget; prints as {@code 0.025eps}. */
  record Relative(float share) implements StepSize {
    public Relative {
      check("share", share);
    }

    @Override
    public float in(Threat threat) {
      return share * threat.epsilon();
    }

    @Override
    public String toString() {
      return share + "eps";
    }
  }

  private static void check(String field, float value) {
    if (!(value > 0) || Float.isInfinite(value)) {
      throw new IllegalArgumentException(field + " must be > 0 and finite, got " + value);
    }
  }
}
