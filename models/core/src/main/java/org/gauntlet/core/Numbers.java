package org.gauntlet.core;

/** Numbers as people write them. */
public final class Numbers {
  /** What fits on a line beside other options; longer decimals may be a fraction's. */
  private static final int SHORT = 7;

  private static final int LARGEST_DIVISOR = 1000;

  private Numbers() {}

  /**
   * A float as people would write it, so that it parses to the same float again: a short decimal,
   * or the simple fraction that it is rounded from, {@code 1/30} for 0.033333335.
   */
  public static String words(float value) {
    String decimal = String.valueOf(value);
    if (decimal.length() <= SHORT || !Float.isFinite(value)) {
      return decimal;
    }
    for (int below = 2; below < LARGEST_DIVISOR; below++) {
      long above = Math.round((double) value * below);
      if (above != 0 && (float) ((double) above / below) == value) {
        return above + "/" + below;
      }
    }
    return decimal;
  }

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
