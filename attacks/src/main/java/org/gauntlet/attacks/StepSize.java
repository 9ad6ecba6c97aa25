package org.gauntlet.attacks;

import org.gauntlet.core.Numbers;

/** How far one step goes. */
public sealed interface StepSize {
  /** The length of a step inside the threat, in the domain's units. */
  float in(Threat threat);

  /** A length in the domain's units; prints as {@code 0.01} or {@code 2/255}. */
  record Absolute(float length) implements StepSize {
    public Absolute {
      check(length);
    }

    @Override
    public float in(Threat threat) {
      return length;
    }

    @Override
    public String toString() {
      return Numbers.words(length);
    }
  }

  /** A share of the budget; prints as {@code 0.025eps} or {@code 1/30eps}. */
  record Relative(float share) implements StepSize {
    public Relative {
      check(share);
    }

    @Override
    public float in(Threat threat) {
      return share * threat.epsilon();
    }

    @Override
    public String toString() {
      return Numbers.words(share) + "eps";
    }
  }

  /** Reads {@code 0.01}, {@code 8/255}, {@code 0.025eps} or {@code 1/30eps}. */
  static StepSize parse(String words) {
    return words.endsWith("eps")
        ? new Relative((float) Numbers.parse("step", words.substring(0, words.length() - 3)))
        : new Absolute((float) Numbers.parse("step", words));
  }

  private static void check(float value) {
    if (!(value > 0) || Float.isInfinite(value)) {
      throw new IllegalArgumentException("step must be > 0 and finite, got " + value);
    }
  }
}
