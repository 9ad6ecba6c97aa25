package org.gauntlet.core;

/** Numbers as people write them. */
public final class Numbers {
  private Numbers() {}

  /**
   * A finite number, plain or as a fraction: {@code 0.3}, {@code 8/255}.
   *
   * @param what names the number in the refusal, such as "eps"
   */
  public static double parse(String what, String words) {
    int slash = words.indexOf('/');
    try {
      double value =
          slash < 0
              ? Double.parseDouble(words)
              : Double.parseDouble(words.substring(0, slash))
                  / Double.parseDouble(words.substring(slash + 1));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one refusal for all malformed numbers.
    }
    throw Refusal.usage(
        "%s must be a finite number such as 0.3 or 8/255, got '%s'".formatted(what, words));
  }
}
