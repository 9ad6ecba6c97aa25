package org.gauntlet.harness.gate;

import java.util.List;
import org.gauntlet.harness.Phrase;

/** Figures as people read them, the same in every locale. */
final class Words {
  private static final float TOLERANCE = 1e-4f;
  private static final int SHORT = 5;

  private Words() {}

  /** Such as {@code 46.1 %}. */
  static String percent(double share) {
    return Phrase.of("%.1f %%", 100 * share);
  }

  /** A budget as it was probably meant: {@code 0.3}, or {@code 8/255 (0.0314)}. */
  static String epsilon(float epsilon) {
    String decimal = String.valueOf(epsilon);
    float levels = epsilon * 255;
    int whole = Math.round(levels);
    boolean levelled = whole >= 1 && Math.abs(levels - whole) < TOLERANCE;
    return decimal.length() > SHORT && levelled
        ? Phrase.of("%d/255 (%.4f)", whole, epsilon)
        : decimal;
  }

  /** Such as {@code a, b and c}. */
  static String list(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
