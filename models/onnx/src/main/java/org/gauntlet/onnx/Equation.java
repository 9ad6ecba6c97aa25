package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words of an Einsum, one letter for each axis; axes behind an ellipsis are called 0, 1 and so
 * on, as they meet on the right.
 *
 * @param operands the axes of each
 * @param result the axes of the answer
 */
record Equation(List<String> operands, String result) {
  private static final String ELLIPSIS = "...";
  private static final String DIGITS = "0123456789";

  Equation {
    operands = List.copyOf(operands);
    String all = String.join("", operands);
    boolean fits =
        result.chars().allMatch(axis -> all.indexOf(axis) >= 0)
            && result.chars().distinct().count() == result.length();
    if (!fits) {
      throw new IllegalArgumentException(
          "its answer '%s' must name axes of %s, each once".formatted(result, operands));
    }
  }

  /**
   * @param ranks axes that each operand has
   */
  static Equation of(String text, List<Integer> ranks) {
    String[] sides = text.replace(" ", "").split("->", -1);
    List<String> parts = List.of(sides[0].split(",", -1));
    if (sides.length > 2 || parts.size() != ranks.size()) {
      throw new IllegalArgumentException(
          "equation '%s' does not fit %d operands".formatted(text, ranks.size()));
    }
    int open =
        IntStream.range(0, parts.size()).map(i -> open(parts.get(i), ranks.get(i))).max().orElse(0);
    String dots = DIGITS.substring(0, open);
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String own = dots.substring(open - open(parts.get(i), ranks.get(i)));
      operands.add(parts.get(i).replace(ELLIPSIS, own));
    }
    return new Equation(
        operands, sides.length == 2 ? sides[1].replace(ELLIPSIS, dots) : implied(operands, dots));
  }

  /** How many axes an operand's ellipsis stands for. */
  private static int open(String operand, int rank) {
    String letters = operand.replace(ELLIPSIS, "");
    int left = rank - letters.length();
    boolean elliptic = operand.contains(ELLIPSIS);
    if (!letters.matches("[A-Za-z]*")
        || left < 0
        || left > DIGITS.length()
        || (left > 0 && !elliptic)) {
      throw new IllegalArgumentException(
          "'%s' does not name the axes of an operand that has %d".formatted(operand, rank));
    }
    return left;
  }

  /** An answer that is not written: the letters that stand once, in the order of the alphabet. */
  private static String implied(List<String> operands, String dots) {
    String all = String.join("", operands);
    return all.chars()
        .filter(axis -> Character.isLetter(axis) && all.indexOf(axis) == all.lastIndexOf(axis))
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining("", dots, ""));
  }
}
